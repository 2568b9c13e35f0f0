package io.clientela.differentiate.internal.segment;

import io.clientela.differentiate.Segment;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes segments and sees to it that their members are found: at once, or where they are many by a job of the kind
 * {@value #KIND}.
 */
@Component
class SegmentWriting implements JobHandler {

    static final String KIND = "segments";

    /** Members of more customers than this are found in the background. */
    private static final long MANY = 20_000;

    private final SegmentTable segments;
    private final MemberTable members;
    private final Keeper keeper;
    private final RuleQuestions questions;
    private final Ground ground;

    SegmentWriting(SegmentTable segments, MemberTable members, Keeper keeper, RuleQuestions questions, Ground ground) {
        this.segments = segments;
        this.members = members;
        this.keeper = keeper;
        this.questions = questions;
        this.ground = ground;
    }

    /** What writing stands on. The jobs are taken lazily: they need their handlers first. */
    @Component
    static final class Ground {

        private final TransactionTemplate transactions;
        private final Journal journal;
        private final Clock clock;
        private final Jobs jobs;

        Ground(TransactionTemplate transactions, Journal journal, Clock clock, @Lazy Jobs jobs) {
            this.transactions = transactions;
            this.journal = journal;
            this.clock = clock;
            this.jobs = jobs;
        }
    }

    /** Writes a new segment. @return its number */
    long create(Segment.Draft draft, String who) {
        long written = Objects.requireNonNull(ground.transactions.execute(status -> {
            long id = segments.add();
            write(id, 1, draft, who, "segment-created");
            return id;
        }));
        find(written, who);
        return written;
    }

    /** Writes a new version, where anything is different. @return the number of the segment */
    long change(long id, Segment.Draft draft, String who) {
        var present = segments.find(id).orElseThrow().segment();
        if (present.name().equals(draft.name())
                && present.note().equals(draft.note())
                && present.rule().equals(draft.rule())) {
            return id;
        }
        ground.transactions.executeWithoutResult(
                status -> write(id, segments.versions(id).getFirst().version() + 1, draft, who, "segment-changed"));
        if (present.archivedAt().isEmpty()) {
            find(id, who);
        }
        return id;
    }

    private void write(long id, int version, Segment.Draft draft, String who, String what) {
        segments.add(
                id,
                new Segment.Version(
                        version, draft.name(), draft.note(), draft.rule(), ground.clock.instant(), who, draft.why()));
        note(who, what, id, Map.of("name", draft.name(), "version", version), draft.why());
    }

    private void note(String who, String what, long id, Map<String, ?> detail, String why) {
        ground.journal.record(new Journal.Note(who, "differentiate." + what, "segment:" + id, detail, why, ""));
    }

    private void find(long id, String who) {
        var rule = segments.find(id).orElseThrow().segment().rule();
        if (questions.count(rule, keeper.rules())
                instanceof Outcome.Known<io.clientela.differentiate.Segments.Count> count) {
            if (count.value().members() > MANY) {
                ground.jobs.submit(new JobOrder(KIND, "segment " + id, new Task(id), who));
            } else {
                keeper.one(id);
            }
        }
    }

    /** Lets all members go. */
    void archive(long id, String who) {
        var now = ground.clock.instant();
        ground.transactions.executeWithoutResult(status -> {
            segments.archive(id, now);
            members.end(id, "archived", now);
            note(who, "segment-archived", id, Map.of(), "");
        });
    }

    /** Takes a segment into use again. */
    void restore(long id, String who) {
        ground.transactions.executeWithoutResult(status -> {
            segments.archive(id, null);
            note(who, "segment-restored", id, Map.of(), "");
        });
        find(id, who);
    }

    /** The segment whose members are to be found. */
    record Task(long segment) {}

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public Object run(JobRun run) {
        long id = run.parameters(Task.class).segment();
        run.step("members", "");
        keeper.one(id);
        return Map.of(
                "members",
                segments.find(id).map(kept -> kept.segment().members()).orElse(0L));
    }
}
