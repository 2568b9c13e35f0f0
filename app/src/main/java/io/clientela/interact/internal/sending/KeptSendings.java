package io.clientela.interact.internal.sending;

import io.clientela.interact.Message.State;
import io.clientela.interact.Sendings;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.medium.LeftMedia;
import io.clientela.interact.internal.row.Reason;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sendings in the database; each step of a person is in the journal too. */
@Service
class KeptSendings implements Sendings {

    private static final int MOST = 500;

    private final SendingTable table;
    private final SendingCounts counts;
    private final ArmMessages arms;
    private final SendingPurpose purpose;
    private final Templates templates;
    private final Composing composing;
    private final Profiling profiling;
    private final LeftMedia media;
    private final Jobs jobs;
    private final Journal journal;
    private final Clock clock;

    KeptSendings(
            SendingTable table,
            SendingCounts counts,
            ArmMessages arms,
            SendingPurpose purpose,
            Templates templates,
            Composing composing,
            Profiling profiling,
            LeftMedia media,
            @Lazy Jobs jobs,
            Journal journal,
            Clock clock) {
        this.table = table;
        this.counts = counts;
        this.arms = arms;
        this.purpose = purpose;
        this.templates = templates;
        this.composing = composing;
        this.profiling = profiling;
        this.media = media;
        this.jobs = jobs;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    @Transactional
    public long draft(Plan plan, By by) {
        check(plan);
        long id = table.add(plan, by, clock.instant());
        table.profiled(id, profiling.chooses(plan));
        note(by.called(), "drafted", id, plan.why(), basis(plan));
        return id;
    }

    private void check(Plan plan) {
        if (plan.name().isBlank() || plan.why().isBlank()) {
            throw new IllegalArgumentException("a sending without a name or a reason");
        }
        if (plan.segmentId().isPresent() == plan.experimentId().isPresent()) {
            throw new IllegalArgumentException("a sending goes to a segment or to the target of an experiment");
        }
        if (templates.find(plan.templateId()).filter(one -> !one.archived()).isEmpty()) {
            throw new IllegalArgumentException("no template " + plan.templateId());
        }
        arms.check(plan);
        purpose.check(plan);
    }

    private void note(String who, String what, long id, String why, Map<String, Object> said) {
        journal.record(new Journal.Note(who, "interact.sending-" + what, "sending:" + id, said, why, ""));
    }

    /** On what it stands: its purpose, and the ground of what goes without consent. */
    private static Map<String, Object> basis(Plan plan) {
        return plan.ground().isEmpty()
                ? Map.of("purpose", plan.purpose())
                : Map.of("purpose", plan.purpose(), "ground", plan.ground());
    }

    @Override
    public Optional<Sending> find(long sendingId) {
        return table.find(sendingId);
    }

    @Override
    public List<Sending> list(int limit) {
        return table.list(limit);
    }

    @Override
    public Set<Long> over(Collection<Sending> some) {
        return table.over(some.stream().map(Sending::sendingId).toList());
    }

    @Override
    public Optional<Preview> preview(long sendingId, long customerId, Optional<String> arm) {
        return table.find(sendingId).flatMap(sending -> composing.preview(sending, customerId, arm));
    }

    @Override
    public long count(long sendingId, String who) {
        return submit(ForecastJob.KIND, sendingId, who);
    }

    private long submit(String kind, long sendingId, String who) {
        String name = table.find(sendingId)
                .orElseThrow(() -> new IllegalArgumentException("no sending " + sendingId))
                .plan()
                .name();
        return jobs.submit(new JobOrder(kind, name, new SendingJob.Asked(sendingId), who));
    }

    @Override
    @Transactional
    public boolean approve(long sendingId, By by) {
        var draft = table.find(sendingId).filter(one -> one.state().equals("draft"));
        if (draft.isEmpty()) {
            return false;
        }
        var plan = draft.get().plan();
        purpose.checkApproval(draft.get(), by);
        boolean done =
                table.approve(sendingId, SendingPurpose.texts(plan).distinct().toArray(), by.called(), clock.instant());
        if (done) {
            note(by.called(), "approved", sendingId, "", basis(plan));
        }
        return done;
    }

    @Override
    public OptionalLong run(long sendingId, String who) {
        if (table.find(sendingId).filter(one -> one.state().equals("approved")).isEmpty()) {
            return OptionalLong.empty();
        }
        note(who, "started", sendingId, "", Map.of());
        return OptionalLong.of(submit(SendingJob.KIND, sendingId, who));
    }

    @Override
    @Transactional
    public OptionalLong stop(long sendingId, String who, String why) {
        if (!table.stop(sendingId, who, why, clock.instant())) {
            return OptionalLong.empty();
        }
        note(who, "stopped", sendingId, why, Map.of());
        String words = Reason.write("outbox.recalled", who, why);
        return OptionalLong.of(table.recall(sendingId, words) + media.recallSending(sendingId, words));
    }

    @Override
    public Counts counts(long sendingId) {
        return counts.all(sendingId);
    }

    @Override
    public Map<String, Counts> armCounts(long sendingId) {
        return counts.byArm(sendingId);
    }

    @Override
    public void messages(long sendingId, Consumer<Line> each) {
        table.messages(sendingId, each);
    }

    @Override
    public List<Line> messages(long sendingId, State state, Optional<String> reason, long after, int limit) {
        return table.messages(sendingId, state, reason, after, Math.clamp(limit, 1, MOST));
    }
}
