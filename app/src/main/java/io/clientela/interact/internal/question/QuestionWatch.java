package io.clientela.interact.internal.question;

import io.clientela.interact.Question;
import io.clientela.platform.Jobs;
import io.clientela.platform.Rounds;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Asks what is due once a day by itself, while there is a question to be asked. */
@Component
class QuestionWatch extends Rounds {

    private static final Duration EVERY = Duration.ofMinutes(30);

    private final QuestionRows rows;
    private final Jobs jobs;
    private final Clock clock;

    QuestionWatch(
            QuestionRows rows,
            @Lazy Jobs jobs,
            Clock clock,
            @Value("${clientela.background-jobs}") boolean background) {
        super("questions", background, EVERY);
        this.rows = rows;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    protected void round(boolean nudged) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        boolean done = jobs.latest(QuestionRound.KIND, 1).stream()
                .anyMatch(job -> !job.status().over() || job.endedOn(today));
        if (!done && rows.all().stream().anyMatch(Question::active)) {
            jobs.submit(QuestionRound.order("system"));
        }
    }
}
