package io.clientela.interact.internal.medium.phone;

import io.clientela.interact.Calls;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.Carrier;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.platform.Exports;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;

/** The list of calls in the database. */
@Service
class CallBook implements Calls, Carrier {

    private static final Statements SQL = Statements.of("interact/calls");
    private static final Duration AGAIN = Duration.ofHours(4);
    private static final Duration TOMORROW = Duration.ofHours(24);

    private final JdbcClient database;
    private final MediumSettings settings;
    private final AfterCall after;
    private final Exports exports;
    private final Journal journal;
    private final Clock clock;

    CallBook(
            JdbcClient database,
            MediumSettings settings,
            AfterCall after,
            Exports exports,
            Journal journal,
            Clock clock) {
        this.exports = exports;
        this.database = database;
        this.settings = settings;
        this.after = after;
        this.journal = journal;
        this.clock = clock;
    }

    private StatementSpec sql(String name) {
        return database.sql(SQL.whole(name));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    @Override
    public Medium medium() {
        return Medium.PHONE;
    }

    @Override
    public Standing standing() {
        var values = settings.of(Medium.PHONE);
        return new Standing(
                true,
                "",
                values.amount("cost"),
                values.text("currency"),
                Duration.ofMinutes(values.number("delay-minutes")));
    }

    @Override
    public Handed hand(Parcel parcel) {
        if (parcel.to().replaceAll("[^0-9]", "").length() < 6) {
            return new Handed.Refused(true, "", "medium.trouble.bad-address|" + parcel.to(), Duration.ZERO);
        }
        sql("add")
                .param("message", parcel.messageId())
                .param("reference", parcel.reference())
                .param("phone", parcel.to().strip())
                .param("name", parcel.toName())
                .param("language", parcel.language())
                .param("subject", parcel.subject())
                .param("body", parcel.text())
                .param("at", utc(clock.instant()))
                .update();
        return new Handed.Taken(clock.instant(), "");
    }

    @Override
    public Map<String, Boolean> left(Collection<String> references) {
        return references.stream().collect(Collectors.toMap(Function.identity(), this::has));
    }

    private boolean has(String reference) {
        return sql("has").param("reference", reference).query(Boolean.class).single();
    }

    @Override
    public List<Call> list(boolean open, int limit) {
        return read(0, open, limit);
    }

    @Override
    public Optional<Call> find(long callId) {
        return callId == 0 ? Optional.empty() : read(callId, true, 1).stream().findFirst();
    }

    private List<Call> read(long callId, boolean open, int limit) {
        return sql("list")
                .param("call", callId)
                .param("open", open)
                .param("limit", limit)
                .query((row, number) -> call(row))
                .list();
    }

    private static Call call(ResultSet row) throws SQLException {
        String result = row.getString("result");
        OffsetDateTime done = row.getObject("done_at", OffsetDateTime.class);
        return new Call(
                row.getLong("call_id"),
                row.getLong("message_id"),
                row.getLong("customer_id"),
                row.getString("phone"),
                row.getString("name"),
                row.getString("language"),
                row.getString("subject"),
                row.getString("body"),
                row.getString("why"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("not_before", OffsetDateTime.class).toInstant(),
                result.isEmpty() ? Optional.empty() : Optional.of(Result.valueOf(result)),
                done == null ? Optional.empty() : Optional.of(done.toInstant()),
                row.getInt("tries"),
                row.getString("note"));
    }

    @Override
    public void exportCsv(boolean open, OutputStream out) {
        var table = exports.table(SQL.get("export"), Map.of("open", open));
        exports.csv(table.columns(), table.rows(), out);
    }

    @Override
    public long open() {
        return sql("count-open").query(Long.class).single();
    }

    @Override
    public boolean note(long callId, Result result, String note, String who) {
        Optional<Call> found = find(callId).filter(call -> call.doneAt().isEmpty());
        if (found.isEmpty()) {
            return false;
        }
        Call call = found.get();
        Long received = result == Result.REACHED && !note.isBlank() ? after.said(call, note) : null;
        after.follow(call, result, note, who);
        write(call, result, note, received, who);
        return true;
    }

    private void write(Call call, Result result, String note, @Nullable Long received, String who) {
        Instant now = clock.instant();
        sql("try")
                .param("call", call.callId())
                .param("result", result.name())
                .param("note", note.strip())
                .param("received", received)
                .param("at", utc(now))
                .param("who", who)
                .query(Long.class)
                .single();
        sql("stand")
                .param("call", call.callId())
                .param("result", result.name())
                .param("before", utc(now.plus(result == Result.LATER ? TOMORROW : AGAIN)))
                .param("done", result.done() ? utc(now) : null)
                .update();
        journal.record(new Journal.Note(
                who,
                "interact.called",
                "customer:" + call.customerId(),
                Map.of("call", call.callId(), "result", result.name()),
                "",
                "message:" + call.messageId()));
    }

    @Override
    public boolean reopen(long callId, String who) {
        boolean done = sql("reopen")
                        .param("call", callId)
                        .param("at", utc(clock.instant()))
                        .update()
                > 0;
        if (done) {
            journal.record(Journal.Note.of(who, "interact.call-reopened", "call:" + callId));
        }
        return done;
    }
}
