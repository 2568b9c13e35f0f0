package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.Picture;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.platform.Rounds;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Asks for values to be computed where there are none, once a day, and after the picture changed by more than one line in a
 * hundred.
 */
@Component
class WorthWatch extends Rounds {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration AFTER_DONE = Duration.ofMinutes(2);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(10);
    private static final double NOTICEABLE = 0.01;

    private final Picture picture;
    private final PictureQuestions questions;
    private final Columnar columnar;
    private final Jobs jobs;
    private final Clock clock;

    /**
     * @param every how often the picture looks for changes; this looks four times less often, and never where it does not
     */
    WorthWatch(
            Picture picture,
            PictureQuestions questions,
            Columnar columnar,
            @Lazy Jobs jobs,
            Clock clock,
            @Value("#{${clientela.background-jobs} ? '${clientela.picture-every}' : '0s'}") Duration every) {
        super("worth", every.isPositive(), pause(every));
        this.picture = picture;
        this.questions = questions;
        this.columnar = columnar;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    protected boolean wanted() {
        return super.wanted() && columnar.available();
    }

    private static Duration pause(Duration every) {
        return every.compareTo(LONGEST.dividedBy(4)) > 0 ? LONGEST : every.multipliedBy(4);
    }

    /** Asks for values where they are due. */
    @Override
    protected void round(boolean nudged) {
        if (picture.state() instanceof Outcome.Known<Picture.State> state
                && state.value().lines() > 0
                && isDue(state.value().lines())
                && jobs.latest(WorthJob.KIND, 1).stream().allMatch(this::isLongOver)) {
            jobs.submit(WorthJob.order("system"));
        }
    }

    /** The run whose values stand, where there are any. */
    record Standing(long runId, LocalDate madeOn, long lines) {

        static Optional<Standing> read(Connection picture) throws SQLException {
            if (!PictureQuestions.holds(picture, "worth_run")) {
                return Optional.empty();
            }
            return PictureQuestions.rows(
                            picture,
                            SoldReader.SQL.get("run"),
                            none -> {},
                            row -> new Standing(
                                    row.getLong("run_id"),
                                    row.getObject("made_at", LocalDateTime.class)
                                            .toLocalDate(),
                                    row.getLong("lines")))
                    .stream()
                    .findFirst();
        }
    }

    private boolean isDue(long lines) {
        Outcome<Optional<Standing>> standing =
                questions.ask(connection -> new Outcome.Known<>(Standing.read(connection)));
        return standing instanceof Outcome.Known<Optional<Standing>> known
                && known.value().map(one -> isDue(one, lines)).orElse(true);
    }

    private boolean isDue(Standing standing, long lines) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return standing.madeOn().isBefore(today) || Math.abs(lines - standing.lines()) > NOTICEABLE * standing.lines();
    }

    private boolean isLongOver(JobState job) {
        var patience = job.status() == JobState.Status.DONE ? AFTER_DONE : AFTER_FAILURE;
        return job.endedBefore(clock.instant().minus(patience));
    }
}
