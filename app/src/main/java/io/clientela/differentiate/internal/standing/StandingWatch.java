package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.internal.picture.PictureChanged;
import io.clientela.differentiate.internal.portfolio.Placement;
import io.clientela.differentiate.internal.worth.WorthComputed;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets standings and portfolios follow the picture: customers that changed at once, on a thread of its own; all of them by
 * a job.
 */
@Component
public class StandingWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandingWatch.class);

    private final StandingBook book;
    private final Placement placement;
    private final Jobs jobs;
    private final boolean awake;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("standing").factory());
    private final Set<Long> waiting = new HashSet<>();

    StandingWatch(
            StandingBook book,
            Placement placement,
            @Lazy Jobs jobs,
            @Value("${clientela.picture-every}") Duration every,
            @Value("${clientela.background-jobs}") boolean background) {
        this.book = book;
        this.placement = placement;
        this.jobs = jobs;
        this.awake = background && every.isPositive();
    }

    @EventListener
    void changed(PictureChanged event) {
        if (!awake) {
            return;
        }
        if (event.all()) {
            everybody();
        } else {
            synchronized (waiting) {
                waiting.addAll(event.customers());
            }
            thread.execute(this::work);
        }
    }

    @EventListener
    void valued(WorthComputed event) {
        if (awake) {
            everybody();
        }
    }

    private void everybody() {
        boolean asked =
                jobs.latest(StandingJob.KIND, 5).stream().anyMatch(job -> job.status() == JobState.Status.WAITING);
        if (!asked) {
            jobs.submit(StandingJob.order("system"));
        }
    }

    private void work() {
        Set<Long> some;
        synchronized (waiting) {
            some = Set.copyOf(waiting);
            waiting.clear();
        }
        try {
            follow(some);
        } catch (RuntimeException e) {
            LOG.warn("the standing of {} customers could not follow the picture", some.size(), e);
        }
    }

    /** Looks at some customers and puts them into their portfolios, on the thread of the caller. */
    public void follow(Set<Long> some) {
        if (!some.isEmpty()) {
            book.refresh(some);
            placement.place(some);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
