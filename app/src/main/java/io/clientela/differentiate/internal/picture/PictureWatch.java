package io.clientela.differentiate.internal.picture;

import io.clientela.differentiate.Picture;
import io.clientela.identify.PurchasesRecorded;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.platform.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the picture follow the ledger: at once when this process recorded purchases, else every few seconds, so that what
 * another process imports is followed too. Where there is no picture it asks for one.
 */
@Component
class PictureWatch extends Rounds {

    private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration AFTER_BUILD = Duration.ofSeconds(30);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);

    private final Picture picture;
    private final Columnar columnar;
    private final Jobs jobs;
    private final Clock clock;

    PictureWatch(
            Picture picture,
            Columnar columnar,
            @Lazy Jobs jobs,
            Clock clock,
            @Value("${clientela.picture-every}") Duration every,
            @Value("${clientela.background-jobs}") boolean background) {
        super("picture", background && every.isPositive(), every);
        this.picture = picture;
        this.columnar = columnar;
        this.jobs = jobs;
        this.clock = clock;
    }

    @EventListener
    void recorded(PurchasesRecorded event) {
        nudge();
    }

    @Override
    protected boolean wanted() {
        return super.wanted() && columnar.available();
    }

    @Override
    protected Duration pauseAfterTrouble() {
        return AFTER_TROUBLE;
    }

    @Override
    protected void round(boolean nudged) {
        if (!picture.follow() && jobs.latest(PictureJob.KIND, 1).stream().allMatch(this::isLongOver)) {
            picture.rebuild("system");
        }
    }

    /** Whether a job is over for long enough that another one may be asked for: longer where it came to nothing. */
    private boolean isLongOver(JobState job) {
        var patience = job.status() == JobState.Status.DONE ? AFTER_BUILD : AFTER_FAILURE;
        return job.endedBefore(clock.instant().minus(patience));
    }
}
