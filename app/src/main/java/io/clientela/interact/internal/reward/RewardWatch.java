package io.clientela.interact.internal.reward;

import io.clientela.identify.PurchasesRecorded;
import io.clientela.platform.Jobs;
import io.clientela.platform.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Lets a running programme book by itself: each day, and some time after purchases were recorded. */
@Component
class RewardWatch extends Rounds {

    private static final Duration EVERY = Duration.ofMinutes(10);
    private static final Duration WAITS = Duration.ofSeconds(60);

    private final ProgrammeStore programmes;
    private final Jobs jobs;
    private final Clock clock;

    RewardWatch(
            ProgrammeStore programmes,
            @Lazy Jobs jobs,
            Clock clock,
            @Value("${clientela.background-jobs}") boolean background) {
        super("rewards", background, EVERY);
        this.programmes = programmes;
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener
    void recorded(PurchasesRecorded event) {
        nudge();
    }

    @Override
    protected void round(boolean nudged) throws InterruptedException {
        if (nudged) {
            Thread.sleep(WAITS); // an import seldom comes alone
        }
        look(nudged);
    }

    private void look(boolean nudged) {
        var latest = jobs.latest(ProgrammeRun.KIND, 1);
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean waits = latest.stream().anyMatch(job -> !job.status().over());
        boolean ranToday = latest.stream().anyMatch(job -> job.endedOn(today));
        if (!waits && (nudged || !ranToday) && programmes.now().programme().running()) {
            jobs.submit(ProgrammeRun.order("system"));
        }
    }
}
