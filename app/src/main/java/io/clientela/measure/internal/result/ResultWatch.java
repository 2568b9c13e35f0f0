package io.clientela.measure.internal.result;

import io.clientela.measure.internal.experiment.OutcomeReader;
import io.clientela.platform.Jobs;
import io.clientela.platform.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Lets what is measured be computed by itself: once a day, and soon after the start where the last result is older. */
@Component
class ResultWatch extends Rounds {

    private static final Duration AT_FIRST = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final DailyResults results;
    private final Jobs jobs;
    private final Clock clock;
    private volatile boolean looked;

    /** @param every how often is looked whether a result is due; 0 for never */
    ResultWatch(
            DailyResults results,
            @Lazy Jobs jobs,
            Clock clock,
            @Value("#{${clientela.background-jobs} ? '${clientela.results-every}' : '0s'}") Duration every) {
        super("results", every.isPositive(), every);
        this.results = results;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    protected Duration pause() {
        var every = super.pause();
        return looked || every.compareTo(AT_FIRST) < 0 ? every : AT_FIRST;
    }

    /** Asks for results where one is due, and none was computed for so long that what failed may be tried again. */
    @Override
    protected void round(boolean nudged) {
        looked = true;
        var last = clock.instant().minus(PATIENCE);
        if (results.isDue() && jobs.latest(DailyResults.KIND, 1).stream().allMatch(job -> job.endedBefore(last))) {
            jobs.submit(DailyResults.order(OutcomeReader.day(clock.instant()), "system"));
        }
    }
}
