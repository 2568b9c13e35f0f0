package io.clientela.interact.internal.goal;

import io.clientela.interact.Agreements.Side;
import io.clientela.interact.JointGoals;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The joint goals in the database. */
@Service
class KeptGoals implements JointGoals {

    private static final Statements SQL = Statements.of("interact/goals");

    private final JdbcClient database;
    private final Journal journal;
    private final Clock clock;

    KeptGoals(JdbcClient database, Journal journal, Clock clock) {
        this.database = database;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Outcome<Long> agree(long customerId, String weDo, String heDoes, LocalDate by, String who) {
        var record = record(customerId);
        if (record.isEmpty()) {
            return new Outcome.Unknown<>("no-customer", String.valueOf(customerId));
        }
        long id = database.sql(SQL.get("agree"))
                .param("record", record.get())
                .param("we", weDo.strip())
                .param("he", heDoes.strip())
                .param("by", by)
                .param("at", now())
                .param("who", who)
                .query(Long.class)
                .single();
        told(who, "interact.goal-agreed", customerId, Map.of("goal", id, "by", by.toString()));
        return new Outcome.Known<>(id);
    }

    private Optional<Long> record(long customerId) {
        return database.sql(SQL.get("record-of"))
                .param("customer", customerId)
                .query(Long.class)
                .optional();
    }

    /** The customer of a goal that stands; others who change it wait. */
    private Optional<Long> locked(long goalId) {
        return database.sql(SQL.get("lock"))
                .param("goal", goalId)
                .query(Long.class)
                .optional();
    }

    @Override
    @Transactional
    public boolean note(long goalId, Side side, boolean kept, String evidence, String who) {
        var customer = locked(goalId);
        var standing = database.sql(SQL.get("standing"))
                .param("goal", goalId)
                .param("side", side.name())
                .query(Boolean.class)
                .optional();
        if (customer.isEmpty() || standing.equals(Optional.of(kept))) {
            return false;
        }
        database.sql(SQL.get("note"))
                .param("goal", goalId)
                .param("side", side.name())
                .param("kept", kept)
                .param("evidence", evidence.strip())
                .param("at", now())
                .param("who", who)
                .update();
        told(who, "interact.goal-noted", customer.get(), Map.of("goal", goalId, "side", side.name(), "kept", kept));
        return true;
    }

    @Override
    @Transactional
    public boolean takeBack(long goalId, String who) {
        var customer = locked(goalId);
        if (customer.isEmpty()) {
            return false;
        }
        boolean noted = done("take-back-note", goalId, who);
        boolean back = noted || done("withdraw", goalId, who);
        told(
                who,
                noted ? "interact.goal-note-taken-back" : "interact.goal-withdrawn",
                customer.get(),
                Map.of("goal", goalId));
        return back;
    }

    private boolean done(String statement, long goalId, String who) {
        return database.sql(SQL.get(statement))
                        .param("goal", goalId)
                        .param("at", now())
                        .param("who", who)
                        .update()
                > 0;
    }

    /** A goal before its notes are read. */
    private record Row(
            long goalId, long customerId, String weDo, String heDoes, LocalDate by, Instant at, String who) {}

    @Override
    public List<Goal> of(long customerId) {
        var rows = database.sql(SQL.get("of"))
                .param("customer", customerId)
                .query((row, number) -> read(row))
                .list();
        return noted(rows).stream()
                .sorted(Comparator.comparing(goal -> goal.ours() != Status.OPEN && goal.his() != Status.OPEN))
                .toList();
    }

    @Override
    public List<Goal> open(int limit) {
        return noted(database.sql(SQL.get("open"))
                .param("limit", limit)
                .query((row, number) -> read(row))
                .list());
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("goal_id"),
                row.getLong("customer_id"),
                row.getString("we_do"),
                row.getString("he_does"),
                row.getObject("by_day", LocalDate.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                row.getString("made_by"));
    }

    private List<Goal> noted(List<Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<Note>> notes = new HashMap<>();
        database.sql(SQL.get("notes"))
                .param("goals", rows.stream().map(Row::goalId).toList())
                .query(row -> {
                    notes.computeIfAbsent(row.getLong("goal_id"), id -> new ArrayList<>())
                            .add(new Note(
                                    row.getLong("note_id"),
                                    Side.valueOf(row.getString("side")),
                                    row.getBoolean("kept"),
                                    row.getString("evidence"),
                                    row.getObject("at", OffsetDateTime.class).toInstant(),
                                    row.getString("who")));
                });
        return rows.stream()
                .map(row -> goal(row, notes.getOrDefault(row.goalId(), List.of())))
                .toList();
    }

    private static Goal goal(Row row, List<Note> notes) {
        return new Goal(
                row.goalId(),
                row.customerId(),
                row.weDo(),
                row.heDoes(),
                row.by(),
                status(notes, Side.FIRM),
                status(notes, Side.CUSTOMER),
                row.at(),
                row.who(),
                notes);
    }

    /** How a side's part stands: its latest note. */
    private static Status status(List<Note> notes, Side side) {
        return notes.stream()
                .filter(note -> note.side() == side)
                .findFirst()
                .map(note -> note.kept() ? Status.KEPT : Status.BROKEN)
                .orElse(Status.OPEN);
    }

    @Override
    @Transactional
    public boolean rate(long customerId, Side side, int value, String who) {
        if (value < 1 || value > 5) {
            throw new IllegalArgumentException("not from 1 to 5: " + value);
        }
        var record = record(customerId);
        record.ifPresent(id -> {
            database.sql(SQL.get("rate"))
                    .param("record", id)
                    .param("side", side.name())
                    .param("value", value)
                    .param("at", now())
                    .param("who", who)
                    .update();
            told(who, "interact.importance-rated", customerId, Map.of("side", side.name(), "value", value));
        });
        return record.isPresent();
    }

    @Override
    public List<Importance> importance(long customerId) {
        return database.sql(SQL.get("importance"))
                .param("customer", customerId)
                .query((row, number) -> new Importance(
                        Side.valueOf(row.getString("side")),
                        row.getInt("value"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("who")))
                .list();
    }

    private void told(String who, String what, long customerId, Map<String, ?> detail) {
        journal.record(new Journal.Note(who, what, "customer:" + customerId, detail, "", ""));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
