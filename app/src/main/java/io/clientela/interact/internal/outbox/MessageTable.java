package io.clientela.interact.internal.outbox;

import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.MessageDraft;
import io.clientela.interact.Purpose;
import io.clientela.platform.Statements;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages in the database, as those who plan them and those who look at them need them. */
@Component
class MessageTable {

    static final Statements SQL = Statements.of("interact/outbox");

    private final JdbcClient jdbc;

    MessageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** Adds messages in one statement; answers their numbers in the same order. */
    List<Long> add(List<Planned> messages, String who, Instant at) {
        if (messages.isEmpty()) {
            return List.of();
        }
        var ids = jdbc.sql(SQL.get("ids"))
                .param("count", messages.size())
                .query(Long.class)
                .list();
        texts(jdbc.sql(SQL.get("add")), messages)
                .param("ids", ids.toArray(Long[]::new))
                .param("records", array(messages, Planned::recordId, Long[]::new))
                .param("states", array(messages, one -> one.state().name(), String[]::new))
                .param("stateWhys", array(messages, Planned::stateWhy, String[]::new))
                .param("dues", array(messages, one -> one.due().toString(), String[]::new))
                .param("firstDues", array(messages, one -> one.firstDue().toString(), String[]::new))
                .param("receiveds", array(messages, one -> number(one.draft().inReplyTo()), Long[]::new))
                .param("sendings", array(messages, one -> number(one.draft().sendingId()), Long[]::new))
                .param(
                        "experiments",
                        array(messages, one -> number(one.exposure().experimentId()), Long[]::new))
                .param("arms", array(messages, one -> one.exposure().arm().orElse(null), String[]::new))
                .param("who", who)
                .param("at", at(at))
                .update();
        return ids;
    }

    /** Forgets that drafts like these were refused before. */
    void forgetRefused(List<MessageDraft> drafts) {
        jdbc.sql(SQL.get("forget-refused"))
                .param(
                        "customers",
                        drafts.stream().map(MessageDraft::customerId).toArray(Long[]::new))
                .param(
                        "purposes",
                        drafts.stream().map(one -> one.purpose().name()).toArray(String[]::new))
                .param("topics", drafts.stream().map(MessageDraft::topic).toArray(String[]::new))
                .update();
    }

    private static JdbcClient.StatementSpec texts(JdbcClient.StatementSpec statement, List<Planned> messages) {
        return statement
                .param("dialogues", array(messages, one -> one.draft().dialogue(), String[]::new))
                .param("purposes", array(messages, one -> one.draft().purpose().name(), String[]::new))
                .param("media", array(messages, one -> one.medium().name(), String[]::new))
                .param("languages", array(messages, one -> one.draft().language(), String[]::new))
                .param("subjects", array(messages, one -> one.draft().subject(), String[]::new))
                .param("bodies", array(messages, one -> one.draft().text(), String[]::new))
                .param("htmls", array(messages, one -> one.draft().html(), String[]::new))
                .param("whys", array(messages, one -> one.draft().why(), String[]::new))
                .param("fromDatas", array(messages, one -> one.draft().fromData(), String[]::new))
                .param("topics", array(messages, one -> one.draft().topic(), String[]::new));
    }

    private static <T extends @Nullable Object> T[] array(
            List<Planned> messages, Function<Planned, ? extends T> value, java.util.function.IntFunction<T[]> make) {
        return messages.stream().map(value).toArray(make);
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    Optional<Row> find(long messageId) {
        return jdbc.sql(SQL.whole("find"))
                .param("message", messageId)
                .query((row, n) -> Row.read(row))
                .optional();
    }

    List<Row> of(long customerId, int limit) {
        return jdbc.sql(SQL.whole("of"))
                .param("customer", customerId)
                .param("limit", limit)
                .query((row, n) -> Row.read(row))
                .list();
    }

    List<Row> inState(State state, int limit) {
        return jdbc.sql(SQL.whole("in-state"))
                .param("state", state.name())
                .param("limit", limit)
                .query((row, n) -> Row.read(row))
                .list();
    }

    Map<State, Long> counts() {
        var counts = new EnumMap<State, Long>(State.class);
        jdbc.sql(SQL.get("counts"))
                .query((row, n) -> counts.put(State.valueOf(row.getString("state")), row.getLong("messages")))
                .list();
        return counts;
    }

    boolean defer(long messageId, Instant until, String why) {
        return jdbc.sql(SQL.get("defer"))
                        .param("message", messageId)
                        .param("until", at(until))
                        .param("why", why)
                        .update()
                == 1;
    }

    /** @param claimed whether one that is claimed and not begun may be moved too */
    boolean move(long messageId, Set<State> from, boolean claimed, State to, String why, Instant now) {
        return jdbc.sql(SQL.whole("move"))
                        .param("message", messageId)
                        .param("was", from.stream().map(State::name).toArray(String[]::new))
                        .param("claimed", claimed)
                        .param("now", at(now))
                        .param("to", to.name())
                        .param("why", why)
                        .update()
                == 1;
    }

    /** Those of some messages that a policy refused and that may be sent all the same. */
    Set<Long> overridable(Collection<Long> messageIds, String policy) {
        return Set.copyOf(jdbc.sql(SQL.whole("overridable"))
                .param(
                        "messages",
                        messageIds.stream().mapToLong(Long::longValue).toArray())
                .param("policy", policy)
                .query(Long.class)
                .list());
    }

    boolean override(long messageId, String policy, String why) {
        return jdbc.sql(SQL.whole("override"))
                        .param("message", messageId)
                        .param("policy", policy)
                        .param("why", why)
                        .update()
                == 1;
    }

    int read(long customerId, Collection<Long> messageIds, Instant now) {
        return jdbc.sql(SQL.get("read"))
                .param("customer", customerId)
                .param(
                        "messages",
                        messageIds.stream().mapToLong(Long::longValue).toArray())
                .param("at", at(now))
                .update();
    }

    boolean settle(long messageId, boolean arrived, String why) {
        return jdbc.sql(SQL.whole("settle"))
                        .param("message", messageId)
                        .param("arrived", arrived)
                        .param("why", why)
                        .update()
                == 1;
    }

    /** Nobody claims messages until the transaction of the caller ends. */
    void holdClaims() {
        jdbc.sql(SQL.get("lock-parts"))
                .param("parts", Claims.PARTS)
                .query(Long.class)
                .single();
    }

    /** What was claimed for a customer and not begun waits again, so that the gate judges it again. */
    int judgeAgain(long customerId, Collection<Purpose> purposes) {
        return jdbc.sql(SQL.get("judge-again"))
                .param("customer", customerId)
                .param("purposes", purposes.stream().map(Purpose::name).toArray(String[]::new))
                .update();
    }

    /** Refuses what waits for a customer and was chosen for him by what he bought. */
    int leftProfiling(long customerId, String dialogue, String why) {
        return jdbc.sql(SQL.get("left-profiling"))
                .param("customer", customerId)
                .param("dialogue", dialogue)
                .param("purposes", Purpose.agreed().stream().map(Purpose::name).toArray(String[]::new))
                .param("why", why)
                .update();
    }

    /** Refuses what waits for a customer as part of an initiative, or was chosen for him by what he bought. */
    int leftTracked(long customerId, String why) {
        return jdbc.sql(SQL.get("left-tracked"))
                .param("customer", customerId)
                .param("purposes", Purpose.agreed().stream().map(Purpose::name).toArray(String[]::new))
                .param("why", why)
                .update();
    }

    /** Refuses what waits for its time in an experiment that was stopped. */
    int over(long experimentId, String why) {
        return jdbc.sql(SQL.get("over"))
                .param("experiment", experimentId)
                .param("why", why)
                .update();
    }

    /** Those of some messages that were handed over and lie ready all the same. */
    Set<Long> atHand(Collection<Long> messageIds) {
        return Set.copyOf(jdbc.sql(SQL.get("at-hand"))
                .param(
                        "messages",
                        messageIds.stream().mapToLong(Long::longValue).toArray())
                .query(Long.class)
                .list());
    }

    int left(long customerId, String dialogue, Collection<Purpose> purposes, Collection<Medium> media, String why) {
        return jdbc.sql(SQL.get("left"))
                .param("customer", customerId)
                .param("dialogue", dialogue)
                .param("purposes", purposes.stream().map(Purpose::name).toArray(String[]::new))
                .param("media", media.stream().map(Medium::name).toArray(String[]::new))
                .param("why", why)
                .update();
    }
}
