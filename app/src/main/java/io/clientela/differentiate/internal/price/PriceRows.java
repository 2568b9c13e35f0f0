package io.clientela.differentiate.internal.price;

import io.clientela.differentiate.PriceResponses.Basis;
import io.clientela.differentiate.PriceResponses.Group;
import io.clientela.differentiate.PriceResponses.OfCustomer;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Groups and customers as they stand in the database. */
@Component
class PriceRows {

    static final Statements SQL = Statements.of("differentiate/prices");

    private final JdbcClient database;

    PriceRows(JdbcClient database) {
        this.database = database;
    }

    /** The groups of a run. */
    List<Group> groups(long runId) {
        return database.sql(SQL.get("groups"))
                .param("run", runId)
                .query((row, number) -> group(row))
                .list();
    }

    private static Group group(ResultSet row) throws SQLException {
        String reason = row.getString("reason");
        String detail = row.getString("detail");
        return new Group(
                row.getString("category"),
                row.getString("kind"),
                new Basis(row.getInt("articles"), row.getInt("cells"), row.getInt("moving"), row.getDouble("away")),
                outcome(row, "drawn", reason, detail),
                outcome(row, "alone", reason, detail),
                outcome(row, "change", row.getString("change_reason"), ""));
    }

    private static Outcome<Interval> outcome(ResultSet row, String column, String reason, String detail)
            throws SQLException {
        row.getDouble(column);
        // an interval that is too wide is kept, and not shown
        if (row.wasNull() || (!reason.isEmpty() && column.equals("drawn"))) {
            return new Outcome.Unknown<>(reason.isEmpty() ? "too-few-cells" : reason, detail);
        }
        return new Outcome.Known<>(interval(row, column));
    }

    private static Interval interval(ResultSet row, String column) throws SQLException {
        return new Interval(
                row.getDouble(column + "_low"), row.getDouble(column), row.getDouble(column + "_high"), 0.95);
    }

    /** Writes a group. */
    void add(long runId, Group group) {
        var why = group.response() instanceof Outcome.Unknown<Interval> unknown ? unknown : null;
        var statement = database.sql(SQL.get("add-group"))
                .param("run", runId)
                .param("category", group.category())
                .param("kind", group.kind())
                .param("articles", group.basis().articles())
                .param("cells", group.basis().cells())
                .param("moving", group.basis().moving())
                .param("away", group.basis().away())
                .param("reason", why == null ? "" : why.reason())
                .param("detail", why == null ? "" : why.detail())
                .param(
                        "changeReason",
                        group.change() instanceof Outcome.Unknown<Interval> unknown ? unknown.reason() : "");
        statement = with(statement, "alone", known(group.alone()));
        statement = with(statement, "drawn", known(group.response()));
        with(statement, "change", known(group.change())).update();
    }

    private static @Nullable Interval known(Outcome<Interval> outcome) {
        return outcome instanceof Outcome.Known<Interval> known ? known.value() : null;
    }

    private static JdbcClient.StatementSpec with(
            JdbcClient.StatementSpec statement, String name, @Nullable Interval interval) {
        return statement
                .param(name, interval == null ? null : (Double) interval.estimate(), java.sql.Types.DOUBLE)
                .param(name + "Low", interval == null ? null : (Double) interval.low(), java.sql.Types.DOUBLE)
                .param(name + "High", interval == null ? null : (Double) interval.high(), java.sql.Types.DOUBLE);
    }

    /** Writes a customer. */
    void add(OfCustomer one, double articles) {
        var statement = database.sql(SQL.get("add-customer"))
                .params(Map.of(
                        "customer", one.customerId(), "kind", one.kind(), "cells", one.cells(), "articles", articles));
        with(with(statement, "alone", one.alone()), "drawn", one.response()).update();
    }

    /** Single customers; 0 for all. */
    List<OfCustomer> customers(long customerId, int limit) {
        return database.sql(SQL.get("customers"))
                .param("customer", customerId)
                .param("limit", limit)
                .query((row, number) -> new OfCustomer(
                        row.getLong("customer_id"),
                        row.getString("kind"),
                        row.getInt("cells"),
                        interval(row, "drawn"),
                        interval(row, "alone")))
                .list();
    }
}
