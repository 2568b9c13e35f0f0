package io.clientela.interact.internal.question;

import io.clientela.interact.Question;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks what is due once a day by itself, while there is a question to be asked. */
@Component
class QuestionWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(QuestionWatch.class);
    private static final long LOOKS_EVERY_MINUTES = 30;

    private final QuestionRows rows;
    private final Jobs jobs;
    private final Clock clock;
    private final boolean background;
    private volatile @Nullable Thread thread;

    QuestionWatch(
            QuestionRows rows,
            @Lazy Jobs jobs,
            Clock clock,
            @Value("${clientela.background-jobs}") boolean background) {
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
        this.background = background;
    }

    @Override
    public void start() {
        if (background) {
            var watcher = Thread.ofPlatform().daemon().name("questions").unstarted(this::watch);
            thread = watcher; // before it starts: it looks there whether it is still wanted
            watcher.start();
        }
    }

    private void watch() {
        while (Thread.currentThread().equals(thread)) {
            try {
                TimeUnit.MINUTES.sleep(LOOKS_EVERY_MINUTES);
                look();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("questions could not be looked after", e);
            }
        }
    }

    private void look() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean done = jobs.latest(QuestionRound.KIND, 1).stream().anyMatch(job -> waitsOrRanOn(job, today));
        if (!done && rows.all().stream().anyMatch(Question::active)) {
            jobs.submit(QuestionRound.order("system"));
        }
    }

    private static boolean waitsOrRanOn(JobState job, LocalDate day) {
        return !job.status().over()
                || job.ended()
                        .map(ended -> LocalDate.ofInstant(ended, ZoneOffset.UTC).equals(day))
                        .orElse(false);
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
