package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.Silences;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.worth.WorthWatch.Standing;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import io.clientela.platform.Journal.Note;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Silent customers as the picture has them; what was done about them is in PostgreSQL. */
@Component
class SilencesInPicture implements Silences {

    private static final Statements SQL = Statements.of("differentiate/values");

    private final PictureQuestions picture;
    private final ValueRuns runs;
    private final SumErrors errors;
    private final JdbcClient database;
    private final TransactionTemplate transactions;
    private final Journal journal;
    private final Clock clock;

    SilencesInPicture(
            PictureQuestions picture,
            ValueRuns runs,
            SumErrors errors,
            JdbcClient database,
            TransactionTemplate transactions,
            Journal journal,
            Clock clock) {
        this.picture = picture;
        this.runs = runs;
        this.errors = errors;
        this.database = database;
        this.transactions = transactions;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Outcome<Count> count() {
        return picture.ask(connection -> {
            var standing = Standing.read(connection);
            return standing.isEmpty()
                    ? new Outcome.Unknown<>("none", "no values were computed yet")
                    : new Outcome.Known<>(PictureQuestions.rows(
                                    connection,
                                    SoldReader.SQL.get("silent"),
                                    none -> {},
                                    row -> count(row, standing.get().runId()))
                            .getFirst());
        });
    }

    private Count count(ResultSet row, long runId) throws SQLException {
        long warnings = row.getLong("warnings");
        return new Count(
                row.getLong("customers"),
                warnings,
                row.getDouble("stake"),
                row.getDouble("value"),
                warnings == 0
                        ? Optional.empty()
                        : runs.run(runId)
                                .flatMap(ValueRun::fitted)
                                .flatMap(fitted -> fitted.totals().stake()),
                warnings == 0 ? Optional.empty() : ValueSum.of(row).interval(errors.of(runId)));
    }

    /** An action as it is kept. */
    private record Kept(
            long id,
            long customerId,
            Instant at,
            String who,
            String note,
            LocalDate onDay,
            LocalDate due,
            String result) {

        static Kept of(ResultSet row) throws SQLException {
            return new Kept(
                    row.getLong("action_id"),
                    row.getLong("customer_id"),
                    row.getTimestamp("at").toInstant(),
                    row.getString("who"),
                    row.getString("note"),
                    row.getObject("on_day", LocalDate.class),
                    row.getObject("due", LocalDate.class),
                    row.getString("result"));
        }

        Action followed(Collection<LocalDate> days, LocalDate asOf) {
            var next = days.stream().filter(day -> day.isAfter(onDay)).min(LocalDate::compareTo);
            return new Action(id, customerId, at, who, note, onDay, due, next, Comeback.of(due, next, asOf), result);
        }
    }

    @Override
    public List<Action> about(List<Long> customerIds) {
        return followed(database.sql(SQL.get("actions-about"))
                .param("customerIds", customerIds.toArray(Long[]::new))
                .query((row, n) -> Kept.of(row))
                .list());
    }

    @Override
    public List<Action> latest(int limit) {
        return followed(database.sql(SQL.get("latest-actions"))
                .param("limit", limit)
                .query((row, n) -> Kept.of(row))
                .list());
    }

    private List<Action> followed(List<Kept> actions) {
        if (actions.isEmpty()) {
            return List.of();
        }
        var bought = bought(actions);
        return actions.stream()
                .map(action -> action.followed(
                        bought.days().getOrDefault(action.customerId(), new TreeSet<>()), bought.asOf()))
                .toList();
    }

    /** When customers bought, as far as is known. */
    private record Bought(Map<Long, TreeSet<LocalDate>> days, LocalDate asOf) {}

    private Bought bought(List<Kept> actions) {
        String ids = actions.stream()
                .map(action -> String.valueOf(action.customerId()))
                .distinct()
                .collect(Collectors.joining(", "));
        var first = actions.stream().map(Kept::onDay).min(LocalDate::compareTo).orElseThrow();
        Outcome<Bought> bought = picture.ask(connection -> {
            var days = new HashMap<Long, TreeSet<LocalDate>>();
            var asOf = PictureQuestions.day(connection).orElseThrow();
            PictureQuestions.rows(
                    connection,
                    SoldReader.SQL.get("next-purchases").replace(":ids", ids).replace(":day", "'" + first + "'"),
                    none -> {},
                    row -> days.computeIfAbsent(row.getLong("customer_id"), id -> new TreeSet<>())
                            .add(row.getObject("day", LocalDate.class)));
            return new Outcome.Known<>(new Bought(days, asOf));
        });
        return bought instanceof Outcome.Known<Bought> known
                ? known.value()
                : new Bought(Map.of(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    /** A customer's rhythm when an action is noted. */
    private record Rhythm(double usualGap, LocalDate lastOn) {}

    @Override
    public Outcome<Long> note(long customerId, LocalDate onDay, String note, String who) {
        Outcome<Optional<Rhythm>> rhythm = picture.ask(connection -> new Outcome.Known<>(
                Standing.read(connection).isEmpty()
                        ? Optional.empty()
                        : PictureQuestions.rows(
                                        connection,
                                        SoldReader.SQL.get("rhythm-of"),
                                        statement -> statement.setLong(1, customerId),
                                        row -> new Rhythm(
                                                row.getDouble("usual_gap"), row.getObject("last_on", LocalDate.class)))
                                .stream()
                                .findFirst()));
        Optional<Long> action = rhythm instanceof Outcome.Known<Optional<Rhythm>> known
                ? known.value().flatMap(own -> transactions.execute(status -> note(customerId, onDay, note, who, own)))
                : Optional.empty();
        return action.<Outcome<Long>>map(Outcome.Known::new)
                .orElseGet(() -> new Outcome.Unknown<>("no-rhythm", "customer " + customerId + " has no rhythm"));
    }

    private Optional<Long> note(long customerId, LocalDate onDay, String note, String who, Rhythm rhythm) {
        var recordId = database.sql(SQL.get("record-of"))
                .param("customerId", customerId)
                .query(Long.class)
                .optional();
        return recordId.map(id -> {
            long action = database.sql(SQL.get("add-action"))
                    .param("recordId", id)
                    .param("who", who)
                    .param("note", note)
                    .param("onDay", onDay)
                    .param("lastOn", rhythm.lastOn())
                    .param("usualGap", rhythm.usualGap())
                    .param("due", onDay.plusDays((long) Math.ceil(rhythm.usualGap())))
                    .query(Long.class)
                    .single();
            tell(who, "differentiate.silence-acted", customerId, Map.of("action", action, "note", note));
            return action;
        });
    }

    @Override
    public boolean result(long actionId, String result, String who) {
        return change(
                actionId,
                who,
                "differentiate.silence-result",
                Map.of("action", actionId, "result", result),
                () -> database.sql(SQL.get("say-result"))
                        .param("actionId", actionId)
                        .param("result", result)
                        .param("who", who)
                        .update());
    }

    @Override
    public boolean withdraw(long actionId, String who) {
        return change(
                actionId,
                who,
                "differentiate.silence-withdrawn",
                Map.of("action", actionId),
                () -> database.sql(SQL.get("withdraw"))
                        .param("actionId", actionId)
                        .update());
    }

    private boolean change(long actionId, String who, String what, Map<String, ?> detail, Runnable work) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            var customer = database.sql(SQL.get("action-customer"))
                    .param("actionId", actionId)
                    .query(Long.class)
                    .optional();
            customer.ifPresent(id -> {
                work.run();
                tell(who, what, id, detail);
            });
            return customer.isPresent();
        }));
    }

    private void tell(String who, String what, long customerId, Map<String, ?> detail) {
        journal.record(new Note(who, what, "customer:" + customerId, detail, "", ""));
    }
}
