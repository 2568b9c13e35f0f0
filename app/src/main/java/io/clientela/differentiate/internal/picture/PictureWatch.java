package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.Picture;
import io.clientela.identify.PurchasesRecorded;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the picture follow the ledger: at once when this process recorded purchases, else every few seconds, so that what
 * another process imports is followed too. Where there is no picture it asks for one.
 */
@Component
class PictureWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PictureWatch.class);
    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration AFTER_BUILD = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final Picture picture;
    private final Columnar columnar;
    private final Jobs jobs;
    private final Clock clock;
    private final Duration every;
    private final boolean background;
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Thread thread;

    PictureWatch(
            Picture picture,
            Columnar columnar,
            @Lazy Jobs jobs,
            Clock clock,
            @Value("${clientela.picture-every}") Duration every,
            @Value("${clientela.background-jobs}") boolean background) {
        this.picture = picture;
        this.columnar = columnar;
        this.jobs = jobs;
        this.clock = clock;
        this.every = every;
        this.background = background;
    }

    @EventListener
    void recorded(PurchasesRecorded event) {
        nudges.release();
    }

    @Override
    public void start() {
        if (background && every.isPositive() && columnar.available()) {
            var watcher = Thread.ofPlatform().daemon().name("picture").unstarted(this::watch);
            thread = watcher; // before it starts: it looks there whether it is still wanted
            watcher.start();
        }
    }

    private void watch() {
        var pause = every;
        while (Thread.currentThread().equals(thread)) {
            try {
                nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                nudges.drainPermits();
                follow();
                pause = every;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("the picture could not follow the ledger", e);
                pause = AFTER_TROUBLE;
            }
        }
    }

    private void follow() {
        if (!picture.follow() && jobs.latest(PictureJob.KIND, 1).stream().allMatch(this::longOver)) {
            picture.rebuild("system");
        }
    }

    /** Whether a job is over for long enough that another one may be asked for: longer where it came to nothing. */
    private boolean longOver(JobState job) {
        var patience = job.status() == JobState.Status.DONE ? AFTER_BUILD : AFTER_FAILURE;
        return job.ended()
                .filter(ended -> ended.plus(patience).isBefore(clock.instant()))
                .isPresent();
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
