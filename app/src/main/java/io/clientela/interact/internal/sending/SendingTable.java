package io.clientela.interact.internal.sending;

import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.Purpose;
import io.clientela.interact.Sendings.ArmMessage;
import io.clientela.interact.Sendings.By;
import io.clientela.interact.Sendings.Line;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Sendings.Sending;
import io.clientela.interact.internal.row.Columns;
import io.clientela.organize.PersonId;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Sendings in the database. */
@Component
class SendingTable {

    private static final Statements SQL = Statements.of("interact/sendings");
    private static final int PIECE = 10_000;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SendingTable(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    long add(Plan plan, By by, Instant at) {
        return jdbc.sql(SQL.get("add"))
                .param("name", plan.name())
                .param("dialogue", plan.dialogue())
                .param("purpose", plan.purpose().name())
                .param("medium", plan.medium().map(Medium::name).orElse(null), Types.VARCHAR)
                .param("template", plan.templateId())
                .param("segment", number(plan.segmentId()), Types.BIGINT)
                .param("experiment", number(plan.experimentId()), Types.BIGINT)
                .param("why", plan.why())
                .param("topic", plan.topic())
                .param("due", plan.dueAt().map(SendingTable::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("ground", plan.ground())
                .param("arms", json.writeValueAsString(kept(plan.arms())))
                .param("who", by.called())
                .param("person", by.person().map(PersonId::number).orElse(null), Types.BIGINT)
                .param("at", at(at))
                .query(Long.class)
                .single();
    }

    /** The message of an arm as it is kept. */
    private record Kept(@Nullable Long template, @Nullable Medium medium) {}

    private static Map<String, Kept> kept(Map<String, ArmMessage> arms) {
        var kept = new TreeMap<String, Kept>();
        arms.forEach((arm, message) -> kept.put(
                arm, new Kept(number(message.templateId()), message.medium().orElse(null))));
        return kept;
    }

    private Map<String, ArmMessage> arms(String kept) {
        var arms = new TreeMap<String, ArmMessage>();
        json.readValue(kept, new TypeReference<Map<String, Kept>>() {})
                .forEach((arm, message) -> arms.put(
                        arm, new ArmMessage(number(message.template()), Optional.ofNullable(message.medium()))));
        return arms;
    }

    private static OptionalLong number(@Nullable Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static @Nullable Long number(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    Optional<Sending> find(long id) {
        return jdbc.sql(SQL.get("find"))
                .param("sending", id)
                .query((row, n) -> read(row))
                .optional();
    }

    List<Sending> list(int limit) {
        return jdbc.sql(SQL.get("list"))
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    Set<Long> over(List<Long> sendings) {
        return Set.copyOf(jdbc.sql(SQL.get("over"))
                .param("sendings", sendings.toArray(Long[]::new))
                .query(Long.class)
                .list());
    }

    private Sending read(ResultSet row) throws SQLException {
        String counted = row.getString("counted");
        return new Sending(
                row.getLong("sending_id"),
                plan(row),
                row.getString("state"),
                planner(row),
                time(row, "planned_at").orElseThrow(),
                row.getString("approved_by"),
                time(row, "started_at"),
                row.getString("stopped_by"),
                row.getString("stopped_why"),
                counted == null
                        ? Map.of()
                        : new TreeMap<>(json.readValue(counted, new TypeReference<Map<String, Long>>() {})),
                time(row, "counted_at"),
                json.readValue(row.getString("texts"), new TypeReference<Map<Long, Integer>>() {}));
    }

    private static By planner(ResultSet row) throws SQLException {
        var person = Columns.number(row, "planned_by_person");
        return new By(
                row.getString("planned_by"),
                person.isPresent() ? Optional.of(new PersonId(person.getAsLong())) : Optional.empty());
    }

    private Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("name"),
                row.getString("dialogue"),
                Purpose.valueOf(row.getString("purpose")),
                Optional.ofNullable(row.getString("medium")).map(Medium::valueOf),
                row.getLong("template_id"),
                Columns.number(row, "segment_id"),
                Columns.number(row, "experiment_id"),
                row.getString("why"),
                row.getString("topic"),
                time(row, "due_at"),
                arms(row.getString("arms")),
                row.getString("ground"));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    /** Says whether whom it goes to is chosen by what customers bought. */
    void profiled(long id, boolean profiled) {
        step("profiled", id).param("profiled", profiled).update();
    }

    /** @param templates those of its texts, whose present versions are approved with it */
    boolean approve(long id, long[] templates, String who, Instant at) {
        return step("approve", id)
                        .param("templates", templates)
                        .param("who", who)
                        .param("at", at(at))
                        .update()
                == 1;
    }

    boolean begin(long id, Instant at) {
        return step("begin", id).param("at", at(at)).update() == 1;
    }

    void queued(long id) {
        step("queued", id).update();
    }

    boolean stop(long id, String who, String why, Instant at) {
        step("let-end", id).query((row, n) -> "").single();
        return step("stop", id)
                        .param("who", who)
                        .param("why", why)
                        .param("at", at(at))
                        .update()
                == 1;
    }

    /** Whether it runs; whoever would stop it waits until the transaction of the caller ends. */
    boolean runs(long id) {
        step("hold", id).query((row, n) -> "").single();
        return step("state", id).query(String.class).single().equals("running");
    }

    long recall(long id, String why) {
        return step("recall", id).param("why", why).update();
    }

    void counted(long id, Map<String, Long> forecast, Instant at) {
        step("counted", id)
                .param("counted", json.writeValueAsString(forecast))
                .param("at", at(at))
                .update();
    }

    Set<Long> reached(long id, Collection<Long> records) {
        return new HashSet<>(step("reached", id)
                .param("records", records.stream().mapToLong(Long::longValue).toArray())
                .query(Long.class)
                .list());
    }

    void messages(long id, java.util.function.Consumer<Line> each) {
        long after = 0;
        while (true) {
            var lines = step("messages", id)
                    .param("after", after)
                    .param("limit", PIECE)
                    .query((row, n) -> line(row))
                    .list();
            lines.forEach(each);
            if (lines.size() < PIECE) {
                return;
            }
            after = lines.getLast().messageId();
        }
    }

    List<Line> messages(long id, State state, Optional<String> reason, long after, int limit) {
        return step("messages-in", id)
                .param("state", state.name())
                .param("reason", reason.orElse(null))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getLong("customer_id"),
                row.getLong("message_id"),
                Medium.valueOf(row.getString("medium")),
                State.valueOf(row.getString("state")),
                row.getString("state_why"),
                time(row, "handed_at"),
                row.getString("reference"));
    }

    private JdbcClient.StatementSpec step(String statement, long id) {
        return jdbc.sql(SQL.get(statement)).param("sending", id);
    }
}
