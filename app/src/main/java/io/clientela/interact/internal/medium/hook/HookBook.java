package io.clientela.interact.internal.medium.hook;

import io.clientela.interact.Hooks;
import io.clientela.interact.internal.medium.setting.SecretBox;
import io.clientela.interact.internal.medium.setting.SettingCheck;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The hooks in the database, and what is to be told. */
@Service
class HookBook implements Hooks {

    private static final Statements SQL = Statements.of("interact/hooks");

    private final JdbcClient database;
    private final SecretBox box;
    private final Journal journal;
    private final Clock clock;

    HookBook(JdbcClient database, SecretBox box, Journal journal, Clock clock) {
        this.database = database;
        this.box = box;
        this.journal = journal;
        this.clock = clock;
    }

    private StatementSpec sql(String name) {
        return database.sql(SQL.get(name));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    @Override
    public List<Hook> list() {
        return sql("list")
                .param("now", now())
                .query((row, number) -> new Hook(
                        row.getLong("hook_id"),
                        row.getString("name"),
                        row.getString("address"),
                        events(row.getString("events")),
                        at(row, "made_at").orElse(Instant.EPOCH),
                        row.getString("made_by"),
                        at(row, "ended_at"),
                        row.getLong("told"),
                        row.getLong("waiting"),
                        row.getLong("lost"),
                        row.getObject("lag") == null
                                ? Optional.empty()
                                : Optional.of(Duration.ofSeconds(Math.max(0, row.getLong("lag")))),
                        at(row, "last_told")))
                .list();
    }

    private static Set<String> events(String joined) {
        return Arrays.stream(joined.split(",", -1))
                .filter(type -> !type.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Optional<Instant> at(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? Optional.empty() : Optional.of(at.toInstant());
    }

    @Override
    @Transactional
    public String make(String name, String address, Set<String> events, String who) {
        if (!SettingCheck.isWeb(address.strip()) || name.isBlank() || !TYPES.containsAll(events)) {
            throw new IllegalArgumentException("no hook: '" + name + "' at '" + address + "' for " + events);
        }
        String secret = StandardWebhooks.secret();
        long id = sql("make")
                .param("name", name.strip())
                .param("address", address.strip())
                .param("secret", box.close(secret))
                .param("events", events.toArray(String[]::new))
                .param("at", now())
                .param("who", who)
                .query(Long.class)
                .single();
        journal.record(new Journal.Note(
                who, "interact.hook-made", "hook:" + id, Map.of("name", name, "address", address), "", ""));
        return secret;
    }

    @Override
    @Transactional
    public boolean end(long hookId, String who) {
        boolean ended = sql("end")
                        .param("hook", hookId)
                        .param("at", now())
                        .param("who", who)
                        .update()
                > 0;
        if (ended) {
            sql("give-up-all").param("hook", hookId).param("at", now()).update();
            journal.record(Journal.Note.of(who, "interact.hook-ended", "hook:" + hookId));
        }
        return ended;
    }

    @Override
    public List<Call> calls(long hookId, int limit) {
        return sql("calls")
                .param("hook", hookId)
                .param("limit", limit)
                .query((row, number) -> new Call(
                        row.getLong("hook_call_id"),
                        row.getString("webhook_id"),
                        row.getString("type"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("state"),
                        row.getInt("attempts"),
                        row.getInt("status"),
                        row.getString("words")))
                .list();
    }

    @Override
    public boolean retry(long callId, String who) {
        boolean again = sql("retry").param("call", callId).param("at", now()).update() > 0;
        if (again) {
            journal.record(Journal.Note.of(who, "interact.hook-retried", "hook-call:" + callId));
        }
        return again;
    }

    /** Whether anybody wants to be told of this type. */
    boolean anybody(String type) {
        return sql("any").param("type", type).query(Boolean.class).single();
    }

    /** Whether a call with this id is written down. */
    boolean has(String webhookId) {
        return sql("has").param("id", webhookId).query(Boolean.class).single();
    }

    /** Writes down what is to be told, once for each id. */
    void tell(String webhookId, String type, String body, long messageId) {
        sql("tell")
                .param("id", webhookId)
                .param("type", type)
                .param("body", body)
                .param("message", messageId == 0 ? null : messageId)
                .param("at", now())
                .update();
    }

    /** One call that is due. */
    record Due(
            long callId,
            long hookId,
            String webhookId,
            String body,
            long messageId,
            int attempts,
            String address,
            String secret) {}

    /** Takes those that are due: nobody else has them for a minute. */
    List<Due> claim() {
        return sql("claim")
                .param("now", now())
                .param("until", now().plusMinutes(1))
                .query((row, number) -> new Due(
                        row.getLong("hook_call_id"),
                        row.getLong("hook_id"),
                        row.getString("webhook_id"),
                        row.getString("body"),
                        row.getLong("message_id"),
                        row.getInt("attempts"),
                        row.getString("address"),
                        box.open(row.getString("secret")).orElse("")))
                .list();
    }

    void told(Due due, int status) {
        sql("told")
                .param("call", due.callId())
                .param("at", now())
                .param("status", status)
                .update();
    }

    /**
     * It was not taken.
     *
     * @param again when it is tried again; empty: given up
     */
    void notTold(Due due, int status, String words, Optional<Duration> again) {
        sql("not-told")
                .param("call", due.callId())
                .param("at", now())
                .param("next", now().plus(again.orElse(Duration.ZERO)))
                .param("lost", again.isPresent() ? null : now())
                .param("status", status)
                .param("words", words)
                .update();
    }
}
