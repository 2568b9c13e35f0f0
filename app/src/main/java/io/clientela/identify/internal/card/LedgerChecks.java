package io.clientela.identify.internal.card;

import io.clientela.identify.CheckedLedger;
import io.clientela.identify.LedgerCheck;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the sums that prove that the ledger adds up, since adding up millions of lines takes seconds. One statement adds
 * up, so all sums are of one moment.
 */
@Component
public class LedgerChecks {

    private final Statements sql = Statements.of("identify/ledger");
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clock clock;

    /** Sums in the given database; the clock tells when they were added up. */
    public LedgerChecks(JdbcClient jdbc, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The sums as they are kept; added up now where that never happened. */
    CheckedLedger kept() {
        var at = new ArrayList<Instant>();
        var currencies = new ArrayList<LedgerCheck>();
        jdbc.sql(sql.get("kept-check")).query(rs -> {
            at.add(rs.getObject("at", OffsetDateTime.class).toInstant());
            if (rs.getString("currency") != null) {
                currencies.add(sums(rs));
            }
        });
        return at.isEmpty() ? check() : new CheckedLedger(at.getFirst(), currencies);
    }

    /** Adds all lines up and keeps the sums. */
    public CheckedLedger check() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var currencies = jdbc.sql(sql.get("check")).query((rs, n) -> sums(rs)).list();
        transactions.executeWithoutResult(status -> keep(now, currencies));
        return new CheckedLedger(now, currencies);
    }

    private void keep(Instant at, List<LedgerCheck> currencies) {
        jdbc.sql(sql.get("lock")).query((rs, n) -> 0).list();
        jdbc.sql(sql.get("forget-check")).update();
        for (var check : currencies) {
            jdbc.sql(sql.get("keep-check")).paramSource(check).update();
        }
        jdbc.sql(sql.get("checked-at")).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    private static LedgerCheck sums(ResultSet rs) throws SQLException {
        return new LedgerCheck(
                rs.getString("currency"),
                rs.getLong("customers"),
                rs.getBigDecimal("customers_net"),
                rs.getLong("customer_lines"),
                rs.getBigDecimal("without_net"),
                rs.getLong("without_lines"),
                rs.getBigDecimal("ledger_net"),
                rs.getLong("ledger_lines"));
    }
}
