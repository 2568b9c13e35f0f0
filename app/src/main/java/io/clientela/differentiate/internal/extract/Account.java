package io.clientela.differentiate.internal.extract;

import io.clientela.differentiate.Extracts.DataSet;
import io.clientela.differentiate.Extracts.Extract;
import io.clientela.differentiate.Extracts.Format;
import io.clientela.differentiate.Extracts.Request;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The account of extracts in PostgreSQL. */
@Component
class Account {

    private final JdbcClient database;
    private final JsonMapper json;

    Account(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The latest moment of which everything is known. */
    Instant settled() {
        return database.sql(ThenLedger.SQL.get("settled"))
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
    }

    long add(Request request, String who) {
        return database.sql(ThenLedger.SQL.get("add"))
                .param("who", who)
                .param("moment", request.moment().toString())
                .param(
                        "sets",
                        request.sets().stream().sorted().map(DataSet::code).collect(Collectors.joining(",", "{", "}")))
                .param("format", request.format().code())
                .param("keyName", request.keyName())
                .query(Long.class)
                .single();
    }

    void byJob(long id, long jobId) {
        database.sql(ThenLedger.SQL.get("by-job"))
                .param("extractId", id)
                .param("jobId", jobId)
                .update();
    }

    void done(long id, Map<DataSet, Long> rows, String sha256, long bytes) {
        var counts = rows.entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().code(), Map.Entry::getValue));
        database.sql(ThenLedger.SQL.get("done"))
                .param("extractId", id)
                .param("rows", json.writeValueAsString(counts))
                .param("sha256", sha256)
                .param("bytes", bytes)
                .update();
    }

    void state(long id, String state) {
        database.sql(ThenLedger.SQL.get("state"))
                .param("extractId", id)
                .param("state", state)
                .update();
    }

    List<Extract> list(int limit) {
        return database.sql(ThenLedger.SQL.get("list"))
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Extract> find(long id) {
        return database.sql(ThenLedger.SQL.get("find"))
                .param("extractId", id)
                .query((row, n) -> read(row))
                .optional();
    }

    private Extract read(ResultSet row) throws SQLException {
        var sets = Arrays.stream((String[]) row.getArray("sets").getArray())
                .map(Account::set)
                .collect(Collectors.toSet());
        var request = new Request(
                row.getTimestamp("moment").toInstant(),
                sets,
                Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                row.getString("key_name"));
        Map<DataSet, Long> rows = new EnumMap<>(DataSet.class);
        json.readTree(row.getString("rows"))
                .properties()
                .forEach(one -> rows.put(set(one.getKey()), one.getValue().longValue()));
        Timestamp asked = row.getTimestamp("asked_at");
        long job = row.getLong("job_id");
        return new Extract(
                row.getLong("extract_id"),
                asked.toInstant(),
                row.getString("who"),
                request,
                row.getString("state"),
                job == 0 ? Optional.empty() : Optional.of(job),
                rows,
                row.getString("sha256"),
                row.getLong("bytes"));
    }

    private static DataSet set(String code) {
        return DataSet.valueOf(code.toUpperCase(Locale.ROOT));
    }
}
