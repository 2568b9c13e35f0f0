package io.clientela.identify.internal.joining;

import io.clientela.identify.Evidence;
import io.clientela.identify.Join;
import io.clientela.identify.Page;
import io.clientela.identify.internal.card.JoinsOfCustomer;
import io.clientela.platform.CursorException;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads joins. */
@Component
final class JoinReader implements JoinsOfCustomer {

    private final Statements sql = Statements.of("identify/joins");
    private final JdbcClient jdbc;
    private final Models models;
    private final Parties parties;

    JoinReader(JdbcClient jdbc, Models models, Parties parties) {
        this.jdbc = jdbc;
        this.models = models;
        this.parties = parties;
    }

    Optional<Join> find(long joinId) {
        String called = sql.get("called");
        return jdbc.sql(sql.get("named-join")
                        .replace("{name_a}", called.replace("{record}", "j.record_a"))
                        .replace("{name_b}", called.replace("{record}", "j.record_b")))
                .param("id", joinId)
                .query(JoinReader::join)
                .optional();
    }

    @Override
    public List<Join> joinsOf(long customerId) {
        return all(jdbc.sql(sql.get("joins-of-customer"))
                .param("id", customerId)
                .query(Long.class)
                .list());
    }

    Page<Join> latest(Optional<String> cursor, int limit) {
        var ids = new ArrayList<>(jdbc.sql(sql.get("latest"))
                .param(
                        "before",
                        cursor.map(text -> CursorException.read(text, Long::parseLong))
                                .orElse(Long.MAX_VALUE))
                .param("limit", limit + 1)
                .query(Long.class)
                .list());
        Optional<String> next = Optional.empty();
        if (ids.size() > limit) {
            ids.removeLast();
            next = Optional.of(Long.toString(ids.getLast()));
        }
        return new Page<>(all(ids), next);
    }

    /** What the model in use says of two records that a person joins. */
    Evidence evidence(long a, long b) {
        var both = parties.of(List.of(a, b));
        var left = Optional.ofNullable(both.get(a));
        var right = Optional.ofNullable(both.get(b));
        var model = models.current();
        if (model.isEmpty() || left.isEmpty() || right.isEmpty()) {
            return Reasons.word();
        }
        return Reasons.of("person", model.get().model().explain(left.get(), right.get()), left.get(), right.get());
    }

    private List<Join> all(List<Long> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    private static Join join(ResultSet rs, int n) throws SQLException {
        var undoneAt = rs.getObject("undone_at", OffsetDateTime.class);
        return new Join(
                rs.getLong("join_id"),
                rs.getObject("at", OffsetDateTime.class).toInstant(),
                rs.getString("by"),
                rs.getLong("kept"),
                rs.getLong("joined"),
                rs.getLong("record_a"),
                rs.getLong("record_b"),
                orEmpty(rs.getString("name_a")),
                orEmpty(rs.getString("name_b")),
                EvidenceText.read(rs.getString("evidence")),
                rs.getString("why"),
                undoneAt == null
                        ? Optional.empty()
                        : Optional.of(new Join.Undone(
                                undoneAt.toInstant(), rs.getString("undone_by"), rs.getString("undone_why"))));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
