package io.clientela.differentiate.internal.need;

import io.clientela.differentiate.Need;
import io.clientela.differentiate.NeedFilter;
import io.clientela.kernel.need.NeedEvent;
import io.clientela.kernel.need.NeedStatus;
import io.clientela.kernel.need.Stage;
import io.clientela.platform.Exports;
import io.clientela.platform.Statements;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads needs with their events. */
@Component
class NeedRows {

    static final Statements SQL = Statements.of("differentiate/needs");

    private final JdbcClient database;
    private final Exports exports;

    NeedRows(JdbcClient database, Exports exports) {
        this.database = database;
        this.exports = exports;
    }

    /** Writes the needs of a filter as CSV. */
    void exportCsv(NeedFilter filter, OutputStream out) {
        var condition = Condition.of(filter);
        var table = exports.table(condition.in("export"), condition.parameters());
        exports.csv(table.columns(), table.rows(), out);
    }

    /** The condition of a filter, and its parameters. */
    record Condition(String sql, Map<String, Object> parameters) {

        static Condition of(NeedFilter filter) {
            var parts = new ArrayList<String>();
            var parameters = new HashMap<String, Object>();
            filter.status().ifPresent(status -> add(parts, parameters, "n.status = :status", "status", status.name()));
            if (filter.status().isEmpty()) {
                parts.add("n.status <> 'WITHDRAWN'");
            }
            filter.stage().ifPresent(stage -> add(parts, parameters, "n.stage = :stage", "stage", stage.name()));
            filter.origin().ifPresent(origin -> add(parts, parameters, "n.origin = :origin", "origin", origin.name()));
            filter.department()
                    .ifPresent(name -> add(parts, parameters, "n.department = :department", "department", name));
            filter.groupId().ifPresent(id -> add(parts, parameters, "coalesce(n.group_id, 0) = :group", "group", id));
            filter.month().ifPresent(month -> {
                add(parts, parameters, "n.stated_on >= :first", "first", month.atDay(1));
                add(parts, parameters, "n.stated_on <= :last", "last", month.atEndOfMonth());
            });
            filter.text()
                    .ifPresent(text -> add(parts, parameters, "strpos(lower(n.what), lower(:text)) > 0", "text", text));
            filter.customerId().ifPresent(id -> add(parts, parameters, "r.customer_id = :customer", "customer", id));
            return new Condition(String.join(" AND ", parts), parameters);
        }

        private static void add(
                List<String> parts, Map<String, Object> parameters, String part, String name, Object value) {
            parts.add(part);
            parameters.put(name, value);
        }

        /** A statement with this condition in it. */
        String in(String statement) {
            return SQL.get(statement).replace(":filter", sql);
        }
    }

    private record Row(
            long needId,
            long customerId,
            String what,
            Need.Kind kind,
            Need.Origin origin,
            ResultTexts texts,
            Days days) {}

    private record ResultTexts(
            String source, String department, String stage, long groupId, String group, String status) {}

    private record Days(LocalDate stated, Optional<LocalDate> due) {}

    /** Needs of a condition, the newest first. */
    List<Need> list(NeedFilter filter, long before, int limit) {
        var condition = Condition.of(filter);
        return withEvents(database.sql(condition.in("list"))
                .params(condition.parameters())
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list());
    }

    /** One need, withdrawn or not. */
    Optional<Need> find(long needId) {
        return withEvents(database.sql(SQL.get("list").replace(":filter", "n.need_id = :need"))
                        .param("need", needId)
                        .param("before", 0L)
                        .param("limit", 1)
                        .query((row, number) -> read(row))
                        .list())
                .stream()
                .findFirst();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("need_id"),
                row.getLong("customer_id"),
                row.getString("what"),
                Need.Kind.valueOf(row.getString("kind")),
                Need.Origin.valueOf(row.getString("origin")),
                new ResultTexts(
                        row.getString("source"),
                        row.getString("department"),
                        row.getString("stage"),
                        row.getLong("group_id"),
                        row.getString("group_name"),
                        row.getString("status")),
                new Days(
                        row.getObject("stated_on", LocalDate.class),
                        Optional.ofNullable(row.getObject("due_on", LocalDate.class))));
    }

    private List<Need> withEvents(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var events = events(rows.stream().map(Row::needId).toList());
        return rows.stream()
                .map(row -> need(row, events.getOrDefault(row.needId(), List.of())))
                .toList();
    }

    private static Need need(Row row, List<Need.Event> events) {
        var texts = row.texts();
        return new Need(
                row.needId(),
                row.customerId(),
                row.what(),
                row.kind(),
                row.origin(),
                texts.source(),
                texts.department(),
                texts.stage().isEmpty() ? Optional.empty() : Optional.of(Stage.valueOf(texts.stage())),
                texts.groupId() == 0 ? Optional.empty() : Optional.of(new Need.Group(texts.groupId(), texts.group())),
                row.days().stated(),
                row.days().due(),
                NeedStatus.valueOf(texts.status()),
                events);
    }

    /** The events of some needs, by need, in their order. */
    Map<Long, List<Need.Event>> events(List<Long> needs) {
        Map<Long, List<Need.Event>> events = new HashMap<>();
        database.sql(SQL.get("events")).param("needs", needs).query(row -> {
            events.computeIfAbsent(row.getLong("need_id"), id -> new ArrayList<>())
                    .add(new Need.Event(
                            new NeedEvent(
                                    row.getLong("event_id"),
                                    NeedEvent.Kind.valueOf(row.getString("kind")),
                                    row.getLong("takes_back")),
                            row.getObject("on_day", LocalDate.class),
                            row.getString("reason"),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            row.getString("who")));
        });
        return events;
    }
}
