package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Truth;
import io.clientela.differentiate.internal.picture.PictureChanged;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.segment.MemberTable.Move;
import io.clientela.differentiate.internal.segment.SegmentTable.Kept;
import io.clientela.differentiate.internal.worth.WorthComputed;
import io.clientela.kernel.value.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the members of segments those for whom the rules hold. Where some customers changed only these are tested, all
 * segments at once; where everything may have changed each rule is asked of all, and what differs is written.
 */
@Component
class Keeper {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

    /** More changed customers than this, and asking the rule of all is cheaper. */
    private static final int FEW = 5_000;

    private static final int CHUNK = 1_000;

    private final SegmentTable segments;
    private final MemberTable members;
    private final Mirror mirror;
    private final PictureQuestions picture;
    private final Clock clock;
    private final ReentrantLock turn = new ReentrantLock();

    Keeper(SegmentTable segments, MemberTable members, Mirror mirror, PictureQuestions picture, Clock clock) {
        this.segments = segments;
        this.members = members;
        this.mirror = mirror;
        this.picture = picture;
        this.clock = clock;
    }

    @EventListener
    void changed(PictureChanged event) {
        try {
            if (event.all() || event.customers().size() > FEW) {
                all();
            } else {
                some(event.customers());
            }
        } catch (RuntimeException e) {
            LOG.warn("segments could not follow the picture", e);
        }
    }

    /** Asks the segments anew that name what customers are worth, and those that lead to them. */
    @EventListener
    void computed(WorthComputed event) {
        var rules = rules();
        try {
            one(segment -> asksFor(segment.rule(), rules, Rule.WorthIs.class), "changed");
        } catch (RuntimeException e) {
            LOG.warn("segments could not follow the scores", e);
        }
    }

    /** The rules of all segments, archived ones too, by number. */
    LongFunction<Optional<Rule>> rules() {
        return rules(segments.all());
    }

    private static LongFunction<Optional<Rule>> rules(List<Kept> all) {
        Map<Long, Rule> rules = all.stream().map(Kept::segment).collect(Collectors.toMap(Segment::id, Segment::rule));
        return id -> Optional.ofNullable(rules.get(id));
    }

    /** Asks the rule of each segment in use of all customers. */
    void all() {
        one(segment -> true, "changed");
    }

    /** Asks the rule of a segment of all customers, and those of the segments that lead to it. */
    void one(long id) {
        one(kept -> kept.id() == id, "rule");
        var rules = rules();
        one(
                kept -> kept.id() != id
                        && Parts.reached(kept.rule(), rules).orElse(Set.of()).contains(id),
                "rule");
    }

    private void one(Function<Segment, Boolean> wanted, String ended) {
        turn.lock();
        try {
            var all = segments.all();
            var rules = rules(all);
            for (var kept : all) {
                if (kept.segment().archivedAt().isEmpty() && wanted.apply(kept.segment())) {
                    renew(kept, rules, ended);
                }
            }
        } finally {
            turn.unlock();
        }
    }

    private void renew(Kept kept, LongFunction<Optional<Rule>> rules, String ended) {
        var segment = kept.segment();
        Outcome<RuleSql.Asked> asked = picture.ask(connection -> new Outcome.Known<>(RuleSql.of(
                segment.rule(), Mirror.today(connection), PictureQuestions.holds(connection, "worth"), rules)));
        if (asked instanceof Outcome.Known<RuleSql.Asked> known) {
            var difference = mirror.difference(segment.id(), kept.revision(), known.value());
            write(
                    List.of(new Move(segment.id(), segment.version(), ended, difference.enter(), difference.leave())),
                    List.of(segment.id()));
        }
    }

    private void write(List<Move> moves, Collection<Long> checked) {
        var revisions = members.move(moves, checked, clock.instant());
        for (var move : moves) {
            var revision = revisions.get(move.segment());
            if (revision != null) {
                mirror.follow(move, revision);
            }
        }
    }

    /** Tests some customers for all segments in use. */
    void some(Set<Long> customers) {
        turn.lock();
        try {
            var all = segments.all();
            var used = all.stream()
                    .map(Kept::segment)
                    .filter(segment -> segment.archivedAt().isEmpty())
                    .toList();
            if (used.isEmpty() || customers.isEmpty()) {
                return;
            }
            var rules = rules(all);
            var belong = belong(used, customers, rules);
            if (belong instanceof Outcome.Known<Map<Long, Set<Long>>> known) {
                var moves = moves(used, known.value(), members.present(customers));
                write(moves, used.stream().map(Segment::id).toList());
            }
        } finally {
            turn.unlock();
        }
    }

    private static List<Move> moves(List<Segment> used, Map<Long, Set<Long>> belong, Map<Long, Set<Long>> present) {
        var moves = new ArrayList<Move>();
        for (var segment : used) {
            var now = belong.getOrDefault(segment.id(), Set.of());
            var before = present.getOrDefault(segment.id(), Set.of());
            moves.add(new Move(segment.id(), segment.version(), "changed", without(now, before), without(before, now)));
        }
        moves.removeIf(Move::isEmpty);
        return moves;
    }

    private static List<Long> without(Set<Long> some, Set<Long> others) {
        return some.stream().filter(one -> !others.contains(one)).sorted().toList();
    }

    /** Which of the customers belong to which segment. */
    private Outcome<Map<Long, Set<Long>>> belong(
            List<Segment> used, Set<Long> customers, LongFunction<Optional<Rule>> rules) {
        boolean lines = used.stream().anyMatch(segment -> asksForLines(segment.rule(), rules));
        return picture.ask(connection -> {
            var reader = new FactsReader(connection, Mirror.today(connection), lines);
            var belong = new HashMap<Long, Set<Long>>();
            var ids = List.copyOf(customers);
            for (int from = 0; from < ids.size(); from += CHUNK) {
                for (var facts : reader.read(ids.subList(from, Math.min(ids.size(), from + CHUNK)))) {
                    var judge = new Judge(facts, rules);
                    for (var segment : used) {
                        if (judge.verdict(segment.rule()).truth() == Truth.TRUE) {
                            belong.computeIfAbsent(segment.id(), id -> new HashSet<>())
                                    .add(facts.customer());
                        }
                    }
                }
            }
            return new Outcome.Known<>(belong);
        });
    }

    /** Whether a rule, or one that it leads to, asks for what was bought. */
    static boolean asksForLines(Rule rule, LongFunction<Optional<Rule>> rules) {
        return asksFor(rule, rules, Rule.Bought.class);
    }

    private static boolean asksFor(Rule rule, LongFunction<Optional<Rule>> rules, Class<? extends Rule> condition) {
        return Parts.all(rule).anyMatch(condition::isInstance)
                || Parts.reached(rule, rules).orElse(Set.of()).stream()
                        .flatMap(id -> rules.apply(id).stream())
                        .flatMap(Parts::all)
                        .anyMatch(condition::isInstance);
    }
}
