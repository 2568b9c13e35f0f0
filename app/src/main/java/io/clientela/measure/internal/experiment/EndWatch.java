package io.clientela.measure.internal.experiment;

import io.clientela.platform.Rounds;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells the end of an experiment when it comes, and at the start of the house what ended meanwhile. */
@Component
class EndWatch extends Rounds {

    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration AT_ONCE = Duration.ofMillis(100);

    private final Ends ends;
    private final Clock clock;
    private volatile Duration pause = AT_ONCE;

    EndWatch(Ends ends, Clock clock, @Value("${clientela.background-jobs}") boolean background) {
        super("ends", background, EVERY);
        this.ends = ends;
        this.clock = clock;
    }

    /** Until the next end, at most a minute: another may have started meanwhile. */
    @Override
    protected Duration pause() {
        return pause;
    }

    @Override
    protected Duration pauseAfterTrouble() {
        return EVERY;
    }

    @Override
    protected void round(boolean nudged) {
        ends.tell();
        var left = ends.next()
                .map(end -> Duration.between(clock.instant(), end))
                .filter(until -> until.compareTo(EVERY) < 0)
                .orElse(EVERY);
        pause = left.compareTo(AT_ONCE) < 0 ? AT_ONCE : left;
    }
}
