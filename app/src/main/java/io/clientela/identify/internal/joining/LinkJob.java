package io.clientela.identify.internal.joining;

import io.clientela.identify.PurchasesRecorded;
import io.clientela.identify.internal.card.Cards;
import io.clientela.identify.internal.card.Choosing;
import io.clientela.identify.internal.card.LedgerChecks;
import io.clientela.identify.internal.posting.CutShort;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobRun;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import java.util.Set;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Links after each import, and over all records when someone asks; a job of the kind {@code link}. */
@Component
public class LinkJob implements JobHandler {

    /** The kind of job. */
    public static final String KIND = "link";

    /** The titles of jobs that make cards and link nothing: of those that are owed, of all. */
    private static final String CARDS_ALONE = "cards";

    private static final String ALL_CUSTOMERS = "all customers";
    private static final Set<String> LINKING_NOTHING = Set.of(CARDS_ALONE, ALL_CUSTOMERS);

    private final Linker linker;
    private final Cards cards;
    private final LedgerChecks checks;
    private final Choosing choosing;
    private final Journal journal;
    private final Jobs jobs;

    /** The jobs are taken lazily: they need their handlers first. */
    public LinkJob(
            Linker linker, Cards cards, LedgerChecks checks, Choosing choosing, Journal journal, @Lazy Jobs jobs) {
        this.linker = linker;
        this.cards = cards;
        this.checks = checks;
        this.choosing = choosing;
        this.journal = journal;
        this.jobs = jobs;
    }

    /**
     * What is to be done.
     *
     * @param importId the import after which it runs, 0 for none
     * @param products whether the import changed products
     * @param full whether to look at all records in any case
     * @param rebuild whether to derive all cards anew
     * @param link whether to link, before the cards
     */
    public record Task(long importId, boolean products, boolean full, boolean rebuild, boolean link) {}

    /**
     * What deriving all anew came to.
     *
     * @param customers how many customers were derived
     */
    private record Derived(long customers) {}

    /**
     * Links on the thread that tells the event, so that an import ends with its customers known. One that others wait behind
     * leaves that to them and to a job behind them.
     */
    @EventListener
    public void recorded(PurchasesRecorded event) {
        boolean last = jobs.latest("import", 100).stream().noneMatch(job -> job.status() == JobState.Status.WAITING);
        if (!last) {
            linkLater("system");
            return;
        }
        var task = new Task(event.importId(), event.products() > 0, false, false, true);
        jobs.runHere(new JobOrder(KIND, "import " + event.importId(), task, "system"), state -> {});
    }

    /** What a cancelled or failed import brought in becomes known in the background. */
    @EventListener
    public void cutShort(CutShort event) {
        linkLater("system");
    }

    private void linkLater(String who) {
        boolean waits = jobs.latest(KIND, 100).stream()
                .anyMatch(job -> job.status() == JobState.Status.WAITING && !LINKING_NOTHING.contains(job.title()));
        if (!waits) {
            jobs.submit(new JobOrder(KIND, "new records", new Task(0, false, false, false, true), who));
        }
    }

    /** Starts a full run in the background and tells the job's number. */
    public long submitFull(String who) {
        return jobs.submit(new JobOrder(KIND, "all records", new Task(0, false, true, false, true), who));
    }

    /** Starts deriving all customers anew in the background and tells the job's number. */
    long submitRebuild(String who) {
        return jobs.submit(new JobOrder(KIND, ALL_CUSTOMERS, new Task(0, false, false, true, false), who));
    }

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
        var task = run.parameters(Task.class);
        var watch = Watch.of(run);
        var outcome = link(task, watch);
        watch.step("cards");
        cards.refreshAfter(task.importId(), task.products(), done -> watch.progress(done, 0));
        if (task.rebuild()) {
            long all = cards.customers();
            cards.rebuild(done -> watch.progress(done, Math.max(done, all)));
        }
        watch.step("ledger");
        choosing.renew();
        checks.check();
        if (outcome.records() > 0) {
            journal.record(new Journal.Note(
                    run.who(),
                    "identify.linked",
                    task.importId() > 0 ? "import:" + task.importId() : "job:" + run.id(),
                    outcome,
                    "",
                    task.importId() > 0 ? "import:" + task.importId() : ""));
        }
        return task.rebuild() ? new Derived(cards.customers()) : outcome;
    }

    private Linker.Outcome link(Task task, Watch watch) {
        if (!task.link()) {
            return new Linker.Outcome(false, 0, 0, 0, 0);
        }
        try {
            return task.full() ? linker.full(watch) : linker.link(watch);
        } catch (RuntimeException | OutOfMemoryError e) { // what came in becomes known all the same
            jobs.submit(new JobOrder(KIND, CARDS_ALONE, new Task(0, false, false, false, false), "system"));
            throw e;
        }
    }
}
