package io.clientela.platform.internal;

import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The journal as a table. */
@Component
public class JournalTable implements Journal {

    private static final Statements SQL = Statements.of("platform/journal");

    private final JdbcClient jdbc;
    private final NamedParameterJdbcOperations batches;
    private final JsonMapper json;

    public JournalTable(JdbcClient jdbc, NamedParameterJdbcOperations batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    @Override
    public long record(Note note) {
        return jdbc.sql(SQL.get("record-one"))
                .paramSource(parameters(note))
                .query(Long.class)
                .single();
    }

    @Override
    public void record(List<Note> notes) {
        batches.batchUpdate(
                SQL.get("record"), notes.stream().map(this::parameters).toArray(SqlParameterSource[]::new));
    }

    @Override
    public List<Line> about(String subject, OptionalLong before, int limit) {
        return jdbc.sql(SQL.get("about"))
                .param("subject", subject)
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    @Override
    public List<Line> latest(OptionalLong before, int limit) {
        return jdbc.sql(SQL.get("latest"))
                .param("before", before.orElse(Long.MAX_VALUE))
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    private SqlParameterSource parameters(Note note) {
        return new MapSqlParameterSource()
                .addValue("who", note.who())
                .addValue("what", note.what())
                .addValue("subject", note.subject())
                .addValue("detail", json.writeValueAsString(note.detail()))
                .addValue("why", note.why())
                .addValue("fromData", note.fromData());
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("who"),
                row.getString("what"),
                row.getString("subject"),
                row.getString("detail"),
                row.getString("why"),
                row.getString("from_data"));
    }
}
