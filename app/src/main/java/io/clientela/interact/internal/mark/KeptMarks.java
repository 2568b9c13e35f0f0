package io.clientela.interact.internal.mark;

import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Marks;
import io.clientela.kernel.counting.Means;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The marks in the database. */
@Service
class KeptMarks implements Marks {

    private static final Statements SQL = Statements.of("interact/marks");

    /** For how long low marks pause a series. */
    private static final Duration PAUSE = Duration.ofDays(180);

    /** A topic is to be changed where the mean of its marks is surely below the middle of the scale. */
    private static final double MIDDLE = 3;

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    KeptMarks(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    private record Marked(long recordId, boolean left, String topic) {}

    @Override
    @Transactional
    public Outcome<Mark> rate(long customerId, long messageId, Side side, Given given, String who) {
        var message = database.sql(SQL.whole("message"))
                .param("message", messageId)
                .param("customer", customerId)
                .query((row, number) ->
                        new Marked(row.getLong("record_id"), row.getBoolean("left_us"), row.getString("topic")))
                .optional();
        if (message.isEmpty()) {
            return new Outcome.Unknown<>("no-message", String.valueOf(messageId));
        }
        if (!message.get().left()) {
            return new Outcome.Unknown<>("not-sent", String.valueOf(messageId));
        }
        long id = database.sql(SQL.get("add"))
                .param("message", messageId)
                .param("side", side.name())
                .param("understood", boxed(given.understood()))
                .param("interesting", boxed(given.interesting()))
                .param("comment", given.comment().strip())
                .param("at", now())
                .param("who", who)
                .query(Long.class)
                .single();
        note(who, "interact.marked", customerId, Map.of("message", messageId, "mark", id));
        if (side == Side.CUSTOMER) {
            pause(customerId, message.get(), id, who);
        }
        return new Outcome.Known<>(new Mark(id, customerId, messageId, side, given, clock.instant(), who));
    }

    private void pause(long customerId, Marked message, long markId, String who) {
        String series = Marks.series(message.topic());
        var his = database.sql(SQL.whole("his-marks"))
                .param("customer", customerId)
                .param("series", series)
                .query((row, number) -> given(row, ""))
                .list();
        var why = PauseRule.why(his);
        if (why.isEmpty() || paused(customerId, series).isPresent()) {
            return;
        }
        database.sql(SQL.get("pause"))
                .param("record", message.recordId())
                .param("topic", series)
                .param("mark", markId)
                .param("why", why.get())
                .param("at", now())
                .param("until", now().plus(PAUSE))
                .update();
        note(who, "interact.topic-paused", customerId, Map.of("topic", series, "because", why.get()));
    }

    private static Given given(ResultSet row, String comment) throws SQLException {
        return new Given(mark(row, "understood"), mark(row, "interesting"), comment);
    }

    private static OptionalInt mark(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static @Nullable Integer boxed(OptionalInt mark) {
        return mark.isPresent() ? mark.getAsInt() : null;
    }

    @Override
    public List<Mark> of(long customerId) {
        return database.sql(SQL.get("of"))
                .param("customer", customerId)
                .query((row, number) -> new Mark(
                        row.getLong("mark_id"),
                        row.getLong("customer_id"),
                        row.getLong("message_id"),
                        Side.valueOf(row.getString("side")),
                        given(row, row.getString("comment")),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who")))
                .list();
    }

    @Override
    public Optional<Pause> paused(long customerId, String topic) {
        return pauses(customerId).stream()
                .filter(pause -> pause.topic().equals(Marks.series(topic)))
                .findFirst();
    }

    @Override
    public List<Pause> pauses(long customerId) {
        return database.sql(SQL.get("pauses"))
                .param("customer", customerId)
                .param("at", now())
                .query((row, number) -> new Pause(
                        row.getLong("pause_id"),
                        row.getLong("customer_id"),
                        row.getString("topic"),
                        row.getString("why"),
                        row.getObject("from_at", OffsetDateTime.class).toInstant(),
                        row.getObject("until_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Override
    @Transactional
    public boolean lift(long pauseId, String who) {
        boolean lifted = database.sql(SQL.get("lift"))
                        .param("pause", pauseId)
                        .param("at", now())
                        .param("who", who)
                        .update()
                > 0;
        if (lifted) {
            long customer = database.sql(SQL.get("customer-of-pause"))
                    .param("pause", pauseId)
                    .query(Long.class)
                    .single();
            note(who, "interact.pause-lifted", customer, Map.of("pause", pauseId));
        }
        return lifted;
    }

    @Override
    public List<OfTopic> topics() {
        return database.sql(SQL.whole("topics")).param("at", now()).query((row, number) -> topic(row)).list().stream()
                .sorted(java.util.Comparator.comparing((OfTopic topic) -> !topic.change()))
                .toList();
    }

    private static OfTopic topic(ResultSet row) throws SQLException {
        var understood = mean(row, "understood");
        var interesting = mean(row, "interesting");
        return new OfTopic(
                row.getString("topic"),
                row.getLong("messages"),
                row.getLong("customers"),
                row.getLong("low"),
                row.getLong("paused"),
                understood,
                interesting,
                surelyLow(understood) || surelyLow(interesting));
    }

    private static Outcome<Interval> mean(ResultSet row, String kind) throws SQLException {
        return Means.of(row.getLong(kind + "_n"), row.getDouble(kind + "_mean"), row.getDouble(kind + "_sd"));
    }

    private static boolean surelyLow(Outcome<Interval> mean) {
        return mean instanceof Outcome.Known<Interval> known && known.value().high() < MIDDLE;
    }

    @Override
    public List<Long> lowOn(String topic, OptionalLong after, int limit) {
        return database.sql(SQL.whole("low-on"))
                .param("topic", topic)
                .param("after", after.orElse(0))
                .param("limit", limit)
                .query(Long.class)
                .list();
    }

    private void note(String who, String what, long customerId, Map<String, ?> detail) {
        journal.record(new Journal.Note(who, what, "customer:" + customerId, detail, "", ""));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
