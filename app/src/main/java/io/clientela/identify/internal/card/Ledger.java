package io.clientela.identify.internal.card;

import io.clientela.identify.Customers;
import io.clientela.identify.LedgerCheck;
import io.clientela.identify.Report;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is asked of the ledger as a whole. */
@Component
final class Ledger {

    private final Statements sql = Statements.of("identify/customers");
    private final JdbcClient jdbc;
    private final Reports reports;

    Ledger(JdbcClient jdbc, Reports reports) {
        this.jdbc = jdbc;
        this.reports = reports;
    }

    List<LedgerCheck> check() {
        return jdbc.sql(sql.get("ledger-check"))
                .query((rs, n) -> new LedgerCheck(
                        rs.getString("currency"),
                        rs.getLong("customers"),
                        rs.getBigDecimal("customers_net"),
                        rs.getLong("customer_lines"),
                        rs.getBigDecimal("without_net"),
                        rs.getLong("without_lines"),
                        rs.getBigDecimal("ledger_net"),
                        rs.getLong("ledger_lines")))
                .list();
    }

    Report report(Report.Question question) {
        return reports.report(question);
    }

    Customers.Choices choices() {
        var values = new HashMap<String, List<String>>();
        jdbc.sql(sql.get("choices")).query(rs -> {
            String value = rs.getString("value");
            if (value != null && !value.isEmpty()) {
                values.computeIfAbsent(rs.getString("what"), w -> new ArrayList<>())
                        .add(value);
            }
        });
        return new Customers.Choices(
                values.getOrDefault("source", List.of()),
                values.getOrDefault("department", List.of()),
                values.getOrDefault("channel", List.of()),
                values.getOrDefault("country", List.of()),
                values.getOrDefault("area", List.of()),
                values.getOrDefault("category", List.of()),
                values.getOrDefault("currency", List.of()));
    }
}
