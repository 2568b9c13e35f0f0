package io.clientela.interact.internal.outbox;

import static io.clientela.interact.internal.outbox.MessageTable.SQL;

import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Message.State;
import io.clientela.interact.Outbox.Verdict;
import io.clientela.interact.internal.gate.Facts;
import io.clientela.interact.internal.gate.FactsReader;
import io.clientela.interact.internal.gate.Gate;
import io.clientela.interact.internal.gate.GateRulesTable;
import io.clientela.measure.Exposure;
import io.clientela.measure.Exposures;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The steps of a message from planned to handed over, each one transaction:
 *
 * <ol>
 *   <li>{@link #take}: due messages pass the gate; those that pass are claimed, with the reference under which the medium
 *       will know them.
 *   <li>{@link #begin}: from here on the medium may have them.
 *   <li>{@link #endAndBegin}: what became of them.
 * </ol>
 *
 * <p>Where the process dies, what was claimed and not begun has not left and waits again; what was begun and not ended may
 * have left: it is uncertain, and only the medium or a person can tell.
 */
@Component
class Claims {

    private static final int UNIQUE = 12;

    /** The same in all processes: they hold locks by its numbers. */
    static final int PARTS = 4;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final FactsReader reader;
    private final GateRulesTable rules;
    private final MediumCarriers carriers;
    private final Exposures exposures;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicReferenceArray<@Nullable Place> places = new AtomicReferenceArray<>(PARTS);

    Claims(
            JdbcClient jdbc,
            TransactionTemplate transactions,
            FactsReader reader,
            GateRulesTable rules,
            MediumCarriers carriers,
            Exposures exposures,
            Clock clock) {
        this.exposures = exposures;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.reader = reader;
        this.rules = rules;
        this.carriers = carriers;
        this.clock = clock;
    }

    /**
     * What a look at the queue brought.
     *
     * @param looked at how many due messages it looked; fewer than asked for: the queue is empty
     * @param claimed those that are ours now
     */
    record Taken(int looked, List<Claimed> claimed) {}

    /**
     * How far the queue of a part was looked through: what stands before has mostly left, and is gone through anew only every
     * few seconds.
     */
    private record Place(Instant due, long messageId, Instant begun) {

        private static final Duration ANEW = Duration.ofSeconds(5);
        private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");

        static Place beginning(Instant now) {
            return new Place(FIRST, 0, now);
        }

        static Place behind(@Nullable Place known, Instant now) {
            return known == null || Duration.between(known.begun(), now).abs().compareTo(ANEW) > 0
                    ? beginning(now)
                    : known;
        }

        Place at(Message last) {
            return new Place(last.dueAt(), last.messageId(), begun);
        }
    }

    /** A message that is ours, and the reference under which its medium will know it. */
    record Claimed(Row row, String reference) {

        long messageId() {
            return row.message().messageId();
        }
    }

    /**
     * What became of a message.
     *
     * @param why its words
     * @param handed when it was handed over
     * @param due when it is due again
     * @param tried whether it counts as a try
     * @param anew whether it is then due anew, as if it had been planned for that time
     */
    record Ended(
            long messageId,
            State state,
            String why,
            Optional<Instant> handed,
            Optional<Instant> due,
            boolean tried,
            boolean anew) {

        Ended(long messageId, State state, String why, Optional<Instant> handed, Optional<Instant> due) {
            this(messageId, state, why, handed, due, true, false);
        }
    }

    /**
     * Claims what is due. Customers fall into parts; of one part claims are made one after the other, so that two of them
     * never count the same customer's messages at the same time. Parts for which somebody else claims are left to him.
     */
    Taken take(int limit, String owner) {
        int first = Math.floorMod(turn.getAndIncrement(), PARTS);
        var skipped = new ArrayList<Integer>();
        var taken = inTransaction(usable -> claim(due(first, limit, usable, skipped), usable, owner));
        return taken.looked() > 0 || skipped.isEmpty()
                ? taken
                : inTransaction(
                        usable -> { // with no other part in hand, so that nobody waits for two
                            jdbc.sql(SQL.get("lock-part"))
                                    .param("part", skipped.getFirst())
                                    .query((row, n) -> "")
                                    .single();
                            return claim(due(skipped.getFirst(), limit, usable), usable, owner);
                        });
    }

    private Taken inTransaction(Function<Set<Medium>, Taken> work) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> work.apply(carriers.usable())));
    }

    /** What is due in the parts for which nobody else claims, from one of them on. */
    private List<Row> due(int first, int limit, Set<Medium> usable, List<Integer> skipped) {
        var due = new ArrayList<Row>();
        for (int i = 0; i < PARTS && due.size() < limit; i++) {
            int part = (first + i) % PARTS;
            if (jdbc.sql(SQL.get("try-part"))
                    .param("part", part)
                    .query(Boolean.class)
                    .single()) {
                due.addAll(due(part, limit - due.size(), usable));
            } else {
                skipped.add(part);
            }
        }
        return due;
    }

    private List<Row> due(int part, int limit, Set<Medium> usable) {
        var now = clock.instant();
        var from = Place.behind(places.get(part), now);
        var due = read(part, limit, usable, from, now);
        if (due.size() < limit && from.messageId() > 0) {
            from = Place.beginning(now);
            due = read(part, limit, usable, from, now);
        }
        places.set(
                part,
                due.size() < limit
                        ? Place.beginning(now)
                        : from.at(due.getLast().message()));
        return due;
    }

    private List<Row> read(int part, int limit, Set<Medium> usable, Place from, Instant now) {
        return jdbc.sql(SQL.whole("due"))
                .param("now", MessageTable.at(now))
                .param("since", MessageTable.at(from.due()))
                .param("after", from.messageId())
                .param("media", usable.stream().map(Medium::name).toArray(String[]::new))
                .param("parts", PARTS)
                .param("part", part)
                .param("limit", limit)
                .query((row, n) -> Row.read(row))
                .list();
    }

    /** A second message to the same customer waits for the next look, which counts the first. */
    private Taken claim(List<Row> due, Set<Medium> usable, String owner) {
        if (due.isEmpty()) {
            return new Taken(0, List.of());
        }
        var customers = new HashSet<Long>();
        var first = due.stream()
                .filter(row -> customers.add(row.message().customerId()))
                .toList();
        var now = rules.rules();
        var facts = reader.read(asked(first), usable, now.topicDays());
        var pass = new ArrayList<Claimed>();
        var stopped = new ArrayList<Ended>();
        for (int i = 0; i < first.size(); i++) {
            var verdict = Gate.judge(facts.get(i), now);
            if (verdict.passes()) {
                pass.add(new Claimed(first.get(i), reference(first.get(i))));
            } else {
                stopped.add(stopped(first.get(i), verdict));
            }
        }
        update("stop", stopped, false);
        if (!pass.isEmpty()) {
            jdbc.sql(SQL.get("claim"))
                    .param("ids", array(pass, Claimed::messageId, Long[]::new))
                    .param("refs", array(pass, Claimed::reference, String[]::new))
                    .param("now", MessageTable.at(clock.instant()))
                    .param("owner", owner)
                    .update();
        }
        return new Taken(due.size(), pass);
    }

    /** An experiment that was stopped meanwhile treats nobody, and who came into the hold-out over all is not written to. */
    private List<Facts.Asked> asked(List<Row> rows) {
        Map<Long, Map<Long, Exposure.Kind>> standing = new HashMap<>();
        rows.stream()
                .filter(row -> row.message().experimentId().isPresent())
                .collect(Collectors.groupingBy(
                        row -> row.message().experimentId().getAsLong(),
                        Collectors.mapping(row -> row.message().customerId(), Collectors.toList())))
                .forEach(
                        (experiment, customers) -> standing.put(experiment, exposures.standing(experiment, customers)));
        return rows.stream()
                .map(row -> row.asked(
                        row.message().experimentId().isPresent()
                                ? standing.getOrDefault(
                                                row.message().experimentId().getAsLong(), Map.of())
                                        .getOrDefault(row.message().customerId(), Exposure.Kind.OVER)
                                : Exposure.Kind.NOT_MEASURED))
                .toList();
    }

    private static Ended stopped(Row row, Verdict verdict) {
        return new Ended(
                row.message().messageId(),
                verdict.until().isPresent() ? State.PLANNED : State.REFUSED,
                verdict.words(),
                Optional.empty(),
                verdict.until(),
                false,
                Gate.anew(verdict));
    }

    /** The reference that a message had at an earlier try, or a new one. */
    private String reference(Row row) {
        if (!row.message().reference().isEmpty()) {
            return row.message().reference();
        }
        byte[] bytes = new byte[UNIQUE];
        random.nextBytes(bytes);
        String unique = HexFormat.of().formatHex(bytes);
        return carriers.of(row.message().medium())
                .map(carrier -> carrier.reference(row.message().messageId(), unique))
                .orElse(row.message().messageId() + "." + unique);
    }

    /**
     * Answers those that are still ours: others were taken back since they were claimed.
     *
     * @param window a number for these messages together; with the same number the same may be said twice
     */
    Set<Long> begin(Collection<Long> messageIds, String owner, long window) {
        return new HashSet<>(jdbc.sql(SQL.get("begin"))
                .param("ids", messageIds.stream().mapToLong(Long::longValue).toArray())
                .param("now", MessageTable.at(clock.instant()))
                .param("owner", owner)
                .param("window", window)
                .query(Long.class)
                .list());
    }

    /** Writes down what became of some messages and begins others, in one transaction; the same may be said twice. */
    Set<Long> endAndBegin(List<Ended> ended, Collection<Long> next, String owner, long window) {
        return java.util.Objects.requireNonNull(transactions.execute(status -> {
            update("end", ended, true);
            return next.isEmpty() ? Set.<Long>of() : begin(next, owner, window);
        }));
    }

    private void update(String statement, List<Ended> ended, boolean handed) {
        if (ended.isEmpty()) {
            return;
        }
        var update = jdbc.sql(SQL.get(statement))
                .param("ids", array(ended, Ended::messageId, Long[]::new))
                .param("states", array(ended, one -> one.state().name(), String[]::new))
                .param("whys", array(ended, Ended::why, String[]::new))
                .param("dues", array(ended, one -> time(one.due()), String[]::new));
        (handed
                        ? update.param("handeds", array(ended, one -> time(one.handed()), String[]::new))
                                .param("trieds", array(ended, Ended::tried, Boolean[]::new))
                                .param("now", MessageTable.at(clock.instant()))
                        : update.param("anews", array(ended, Ended::anew, Boolean[]::new)))
                .update();
    }

    private static @Nullable String time(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static <A, T extends @Nullable Object> T[] array(
            List<A> all, Function<A, ? extends T> value, java.util.function.IntFunction<T[]> make) {
        return all.stream().map(value).toArray(make);
    }

    /** Lets go of what was claimed and not begun. */
    void putBack(String owner) {
        jdbc.sql(SQL.get("put-back")).param("owner", owner).update();
    }

    /** Looks after the claims of those who are gone; answers how many messages. */
    int adopt() {
        return jdbc.sql(SQL.get("owners")).query(String.class).list().stream()
                .mapToInt(owner ->
                        jdbc.sql(SQL.get("abandoned")).param("owner", owner).update())
                .sum();
    }

    /**
     * Lets go of what a sender claimed before a time and does not have in hand: the database had done it, and its answer was
     * lost. @return how many messages
     */
    int forget(String owner, Collection<Long> inHand, Instant before) {
        return jdbc.sql(SQL.get("forgotten"))
                .param("owner", owner)
                .param("in_hand", inHand.stream().mapToLong(Long::longValue).toArray())
                .param("before", MessageTable.at(before))
                .update();
    }

    /** Messages of which nobody knows whether they left, begun before a time, by number from the one after another. */
    List<Uncertain> uncertain(Instant before, long after, int limit) {
        return jdbc.sql(SQL.get("uncertain"))
                .param("before", MessageTable.at(before))
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Uncertain(
                        row.getLong("message_id"), Medium.valueOf(row.getString("medium")), row.getString("reference")))
                .list();
    }

    /** A message of which nobody knows whether it left. */
    record Uncertain(long messageId, Medium medium, String reference) {}
}
