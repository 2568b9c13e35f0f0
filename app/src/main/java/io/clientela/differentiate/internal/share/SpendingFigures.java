package io.clientela.differentiate.internal.share;

import io.clientela.differentiate.Shares.Entered;
import io.clientela.differentiate.Shares.Figure;
import io.clientela.differentiate.Shares.Scope;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people know about spending, in the database. */
@Component
class SpendingFigures {

    private static final Statements SQL = Statements.of("differentiate/shares");

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    SpendingFigures(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    List<Entered> list(Optional<Scope> scope, long customerId, int limit) {
        return database.sql(SQL.get("figures"))
                .param("scope", scope.map(Scope::name).orElse(""))
                .param("customer", customerId)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list();
    }

    /** The latest of each that was not taken back. */
    List<Entered> standing(String currency) {
        return database.sql(SQL.get("standing"))
                .param("currency", currency)
                .query((row, number) -> read(row))
                .list();
    }

    private static Entered read(ResultSet row) throws SQLException {
        return new Entered(
                row.getLong("figure_id"),
                new Figure(
                        Scope.valueOf(row.getString("scope")),
                        row.getLong("customer_id"),
                        row.getString("kind"),
                        row.getString("category"),
                        row.getBigDecimal("amount"),
                        Optional.ofNullable(row.getBigDecimal("low")),
                        Optional.ofNullable(row.getBigDecimal("high")),
                        row.getObject("on_day", LocalDate.class),
                        row.getString("source")),
                row.getString("currency"),
                row.getString("made_by"),
                row.getBoolean("taken_back"));
    }

    @Transactional
    public boolean enter(Figure figure, String currency, String who) {
        if (figure.scope() == Scope.CUSTOMER
                && !database.sql(SQL.get("has-customer"))
                        .param("customer", figure.customerId())
                        .query(Boolean.class)
                        .single()) {
            return false;
        }
        database.sql(SQL.get("add"))
                .param("scope", figure.scope().name())
                .param("customer", figure.customerId())
                .param("kind", figure.kind())
                .param("category", figure.category())
                .param("currency", currency)
                .param("amount", figure.amount())
                .param("low", figure.low().orElse(null))
                .param("high", figure.high().orElse(null))
                .param("on", figure.on())
                .param("source", figure.source())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", who)
                .update();
        String subject =
                figure.scope() == Scope.CUSTOMER ? "customer:" + figure.customerId() : "category:" + figure.category();
        journal.record(new Journal.Note(
                who,
                "differentiate.spending-told",
                subject,
                Map.of("scope", figure.scope().name(), "category", figure.category(), "amount", figure.amount()),
                figure.source(),
                ""));
        return true;
    }

    @Transactional
    public void turn(long figureId, String who) {
        database.sql(SQL.get("turn"))
                .param("figure", figureId)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("who", who)
                .update();
        journal.record(Journal.Note.of(who, "differentiate.spending-turned", "figure:" + figureId));
    }
}
