package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.differentiate.Verdict;
import io.clientela.differentiate.internal.segment.SegmentTable.Kept;
import io.clientela.identify.Page;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;

/** The segments as other rooms see them. */
@Component
class KeptSegments implements Segments {

    private static final int PIECE = 1_000;
    private static final int LONGEST_NAME = 100;

    private final SegmentTable segments;
    private final MemberTable members;
    private final Keeper keeper;
    private final RuleQuestions questions;
    private final SegmentWriting writing;
    private final MemberSums sums;

    KeptSegments(
            SegmentTable segments,
            MemberTable members,
            Keeper keeper,
            RuleQuestions questions,
            SegmentWriting writing,
            MemberSums sums) {
        this.segments = segments;
        this.members = members;
        this.keeper = keeper;
        this.questions = questions;
        this.writing = writing;
        this.sums = sums;
    }

    @Override
    public List<Segment> list() {
        return segments.all().stream().map(Kept::segment).toList();
    }

    @Override
    public Optional<Segment> find(long id) {
        return segments.find(id).map(Kept::segment);
    }

    @Override
    public List<Segment.Version> versions(long id) {
        return segments.versions(id);
    }

    @Override
    public Outcome<Count> count(Rule rule, long self) {
        return checked(rule, self, rules -> questions.count(rule, rules));
    }

    @Override
    public Outcome<List<Long>> some(Rule rule, long self) {
        return checked(rule, self, rules -> questions.some(rule, rules));
    }

    @Override
    public Outcome<Verdict> verdict(Rule rule, long customer) {
        return checked(rule, 0, rules -> questions.verdict(rule, customer, rules));
    }

    @Override
    public Map<Long, Verdict> verdicts(Collection<Long> ids, long customer) {
        var rules = keeper.rules();
        var asked = new HashMap<Long, Rule>();
        ids.forEach(id -> rules.apply(id).ifPresent(rule -> asked.put(id, rule)));
        return questions.verdicts(asked, customer, rules) instanceof Outcome.Known<Map<Long, Verdict>> known
                ? known.value()
                : Map.of();
    }

    private interface Asking<T> {
        Outcome<T> with(LongFunction<Optional<Rule>> rules);
    }

    /** Asks where the rule can be asked: it leads neither to itself nor nowhere. */
    private <T> Outcome<T> checked(Rule rule, long self, Asking<T> asking) {
        var rules = keeper.rules();
        if (Parts.depth(rule) > Parts.DEEPEST || Parts.all(rule).count() > Parts.MOST) {
            return new Outcome.Unknown<>("too-deep", Parts.depth(rule) + " groups in one another");
        }
        var reached = Parts.reached(rule, rules);
        if (reached.isEmpty()) {
            return new Outcome.Unknown<>("nowhere", "a segment that there is not");
        }
        return reached.get().contains(self)
                ? new Outcome.Unknown<>("circle", "segment " + self + " leads to itself")
                : asking.with(rules);
    }

    /** The draft in order, with its texts stripped. */
    private Outcome<Segment.Draft> inOrder(Segment.Draft draft, long self) {
        var name = draft.name().strip();
        if (name.isEmpty()) {
            return new Outcome.Unknown<>("nameless", "");
        }
        if (name.length() > LONGEST_NAME) {
            return new Outcome.Unknown<>("long-name", name.length() + " letters");
        }
        return checked(
                draft.rule(),
                self,
                rules -> new Outcome.Known<>(new Segment.Draft(
                        name, draft.note().strip(), draft.rule(), draft.why().strip())));
    }

    @Override
    public Outcome<Segment> create(Segment.Draft draft, String who) {
        return inOrder(draft, 0).map(good -> written(writing.create(good, who)));
    }

    @Override
    public Outcome<Segment> change(long id, Segment.Draft draft, String who) {
        return inOrder(draft, id).map(good -> written(writing.change(id, good, who)));
    }

    private Segment written(long id) {
        return find(id).orElseThrow();
    }

    @Override
    public void archive(long id, String who) {
        writing.archive(id, who);
    }

    @Override
    public void restore(long id, String who) {
        writing.restore(id, who);
    }

    @Override
    public Page<Segment.Member> members(
            long id, Segment.Show show, Instant from, Instant to, Optional<String> cursor, int limit) {
        return members.members(id, show, from, to, cursor, limit);
    }

    @Override
    public void members(long id, Segment.Show show, Instant from, Instant to, Consumer<List<Segment.Member>> each) {
        Optional<String> cursor = Optional.empty();
        do {
            var piece = members.members(id, show, from, to, cursor, PIECE);
            each.accept(piece.rows());
            cursor = piece.next();
        } while (cursor.isPresent());
    }

    @Override
    public Segment.Moves moves(long id, Instant from, Instant to) {
        return members.moves(id, from, to);
    }

    @Override
    public Map<Long, Segment.Moves> movesSince(Instant since) {
        return members.movesSince(since);
    }

    @Override
    public List<Segment.Size> sizes(long id, ZoneId zone) {
        return members.sizes(id, zone);
    }

    @Override
    public List<Segment.Membership> of(long customer) {
        return members.of(customer);
    }

    @Override
    public Outcome<List<Together>> value(long id) {
        return sums.of(id);
    }

    @Override
    public List<String> words(Words what) {
        return questions.words(what);
    }

    @Override
    public Map<String, String> articles(String part) {
        return questions.articles(part);
    }

    @Override
    public Optional<String> article(String key) {
        return questions.article(key);
    }

    @Override
    public Outcome<Double> bestTenth() {
        return questions.bestTenth();
    }

    @Override
    public boolean knowsWorth() {
        return questions.knowsWorth();
    }
}
