package io.clientela.platform.internal.jobs;

import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.JobState.Progress;
import io.clientela.platform.JobState.Status;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of jobs. Each method is one statement, and so one transaction unless the caller has one open. */
final class JobStore {

    /**
     * A running job whose process is gone.
     *
     * @param owner the key of that process
     * @param attempt how many times the job was begun
     */
    record Orphan(long id, String kind, long owner, int attempt) {}

    private static final Statements SQL = Statements.of("platform/jobs");

    private final JdbcClient jdbc;

    JobStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long submit(JobOrder order, String parameters) {
        return order(jdbc.sql(SQL.get("submit")), order, parameters);
    }

    long submitRunning(JobOrder order, String parameters, long owner) {
        return order(jdbc.sql(SQL.get("submit-running")).param("owner", owner), order, parameters);
    }

    private static long order(JdbcClient.StatementSpec sql, JobOrder order, String parameters) {
        return sql.param("kind", order.kind())
                .param("title", order.title())
                .param("parameters", parameters)
                .param("who", order.who())
                .query(Long.class)
                .single();
    }

    Optional<Long> claim(Set<String> kinds, long owner) {
        return kinds.isEmpty()
                ? Optional.empty()
                : jdbc.sql(SQL.get("claim"))
                        .param("kinds", kinds)
                        .param("owner", owner)
                        .query(Long.class)
                        .optional();
    }

    /** Whether someone asked to cancel; true also when the job is no longer this owner's. */
    boolean progress(long id, long owner, Progress progress) {
        return jdbc.sql(SQL.get("progress"))
                .param("id", id)
                .param("owner", owner)
                .param("step", progress.step())
                .param("detail", progress.detail())
                .param("done", progress.done())
                .param("total", progress.total())
                .param("unit", progress.unit())
                .param("rate", progress.rate())
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    void end(long id, long owner, Status status, String error, @Nullable String result) {
        jdbc.sql(SQL.get("end"))
                .param("id", id)
                .param("owner", owner)
                .param("status", status.code())
                .param("error", error)
                .param("result", result)
                .update();
    }

    void putBack(long id, long owner) {
        jdbc.sql(SQL.get("put-back")).param("id", id).param("owner", owner).update();
    }

    boolean cancel(long id) {
        return jdbc.sql(SQL.get("cancel"))
                .param("id", id)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    List<Orphan> orphans() {
        return jdbc.sql(SQL.get("orphans")).query(Orphan.class).list();
    }

    void interrupt(Orphan orphan, String error) {
        jdbc.sql(SQL.get("interrupt"))
                .param("id", orphan.id())
                .param("owner", orphan.owner())
                .param("error", error)
                .update();
    }

    Optional<JobState> find(long id) {
        return jdbc.sql(SQL.get("find"))
                .param("id", id)
                .query((row, n) -> state(row))
                .optional();
    }

    List<JobState> latest(int limit) {
        return jdbc.sql(SQL.get("latest"))
                .param("limit", limit)
                .query((row, n) -> state(row))
                .list();
    }

    List<JobState> latest(String kind, int limit) {
        return jdbc.sql(SQL.get("latest-of-kind"))
                .param("kind", kind)
                .param("limit", limit)
                .query((row, n) -> state(row))
                .list();
    }

    private static JobState state(ResultSet row) throws SQLException {
        return new JobState(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("who"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("attempt"),
                row.getBoolean("cancel_requested"),
                new Progress(
                        row.getString("step"),
                        row.getString("detail"),
                        row.getLong("done"),
                        row.getLong("total"),
                        row.getString("unit"),
                        row.getDouble("rate")),
                row.getString("parameters"),
                Optional.ofNullable(row.getString("result")),
                row.getString("error"),
                row.getTimestamp("submitted_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("ended_at")));
    }

    private static Optional<Instant> instant(@Nullable Timestamp time) {
        return Optional.ofNullable(time).map(Timestamp::toInstant);
    }
}
