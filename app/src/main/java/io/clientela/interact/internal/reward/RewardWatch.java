package io.clientela.interact.internal.reward;

import io.clientela.identify.PurchasesRecorded;
import io.clientela.platform.Jobs;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
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

/** Lets a running programme book by itself: each day, and some time after purchases were recorded. */
@Component
class RewardWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RewardWatch.class);
    private static final long LOOKS_EVERY_MINUTES = 10;
    private static final long WAITS_SECONDS = 60;

    private final ProgrammeStore programmes;
    private final Jobs jobs;
    private final Clock clock;
    private final boolean background;
    private final Semaphore nudges = new Semaphore(0);
    private volatile @Nullable Thread thread;

    RewardWatch(
            ProgrammeStore programmes,
            @Lazy Jobs jobs,
            Clock clock,
            @Value("${clientela.background-jobs}") boolean background) {
        this.programmes = programmes;
        this.jobs = jobs;
        this.clock = clock;
        this.background = background;
    }

    @EventListener
    void recorded(PurchasesRecorded event) {
        nudges.release();
    }

    @Override
    public void start() {
        if (background) {
            var watcher = Thread.ofPlatform().daemon().name("rewards").unstarted(this::watch);
            thread = watcher; // before it starts: it looks there whether it is still wanted
            watcher.start();
        }
    }

    private void watch() {
        while (Thread.currentThread().equals(thread)) {
            try {
                boolean nudged = nudges.tryAcquire(LOOKS_EVERY_MINUTES, TimeUnit.MINUTES);
                if (nudged) {
                    TimeUnit.SECONDS.sleep(WAITS_SECONDS); // an import seldom comes alone
                    nudges.drainPermits();
                }
                look(nudged);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("the programme could not be looked after", e);
            }
        }
    }

    private void look(boolean nudged) {
        var latest = jobs.latest(ProgrammeRun.KIND, 1);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean waits = latest.stream().anyMatch(job -> !job.status().over());
        boolean ranToday = latest.stream()
                .anyMatch(job -> job.ended()
                        .map(ended -> LocalDate.ofInstant(ended, ZoneOffset.UTC).equals(today))
                        .orElse(false));
        if (!waits && (nudged || !ranToday) && programmes.now().programme().running()) {
            jobs.submit(ProgrammeRun.order("system"));
        }
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
