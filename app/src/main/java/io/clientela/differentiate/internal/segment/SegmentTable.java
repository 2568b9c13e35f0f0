package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Segment;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Segments and their versions in PostgreSQL. */
@Component
class SegmentTable {

    static final Statements SQL = Statements.of("differentiate/members");

    private final JdbcClient jdbc;

    SegmentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A segment, with the number that is raised whenever its members change. */
    record Kept(Segment segment, long revision) {}

    List<Kept> all() {
        return read(null);
    }

    Optional<Kept> find(long id) {
        return read(id).stream().findFirst();
    }

    private List<Kept> read(@Nullable Long id) {
        return jdbc.sql(SQL.get("segments"))
                .param("segment", id, Types.BIGINT)
                .query((row, n) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new Segment(
                        row.getLong("segment_id"),
                        row.getInt("version"),
                        row.getString("name"),
                        row.getString("note"),
                        RuleText.read(row.getString("rule")),
                        row.getLong("members"),
                        time(row, "created_at").orElseThrow(),
                        time(row, "at").orElseThrow(),
                        row.getString("by"),
                        time(row, "checked_at"),
                        time(row, "archived_at")),
                row.getLong("revision"));
    }

    static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    List<Segment.Version> versions(long id) {
        return jdbc.sql(SQL.get("versions"))
                .param("segment", id)
                .query((row, n) -> new Segment.Version(
                        row.getInt("version"),
                        row.getString("name"),
                        row.getString("note"),
                        RuleText.read(row.getString("rule")),
                        time(row, "at").orElseThrow(),
                        row.getString("by"),
                        row.getString("why")))
                .list();
    }

    /** A new segment without a version. */
    long add() {
        return jdbc.sql(SQL.get("add-segment")).query(Long.class).single();
    }

    void add(long id, Segment.Version version) {
        jdbc.sql(SQL.get("add-version"))
                .param("segment", id)
                .param("version", version.version())
                .param("name", version.name())
                .param("note", version.note())
                .param("rule", RuleText.write(version.rule()))
                .param("at", at(version.at()))
                .param("by", version.by())
                .param("why", version.why())
                .update();
        jdbc.sql(SQL.get("use-version"))
                .param("segment", id)
                .param("version", version.version())
                .update();
    }

    void archive(long id, @Nullable Instant since) {
        jdbc.sql(SQL.get("archive"))
                .param("segment", id)
                .param("at", since == null ? null : at(since), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
