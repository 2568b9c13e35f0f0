package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.Cohorts.Grain;
import io.clientela.differentiate.Concentration.Of;
import io.clientela.differentiate.Diagnoses;
import io.clientela.differentiate.internal.census.Censuses;
import io.clientela.differentiate.internal.picture.PictureChanged;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads what customers are counted once from, and computes the analyses as their pages open, before anybody asks: once this
 * process runs, and whenever all changed.
 */
@Component
class AnalysesAhead {

    private final PictureQuestions picture;
    private final Censuses censuses;
    private final Analyses analyses;
    private final Diagnoses diagnoses;
    private final KeptAnswers answers;
    private final boolean background;

    AnalysesAhead(
            PictureQuestions picture,
            Censuses censuses,
            Analyses analyses,
            Diagnoses diagnoses,
            KeptAnswers answers,
            @Value("${clientela.background-jobs}") boolean background) {
        this.picture = picture;
        this.censuses = censuses;
        this.analyses = analyses;
        this.diagnoses = diagnoses;
        this.answers = answers;
        this.background = background;
    }

    @EventListener
    void running(ApplicationReadyEvent event) {
        ahead();
    }

    @EventListener
    void changed(PictureChanged event) {
        if (event.all()) {
            ahead();
        }
    }

    private void ahead() {
        if (background) {
            answers.later(this::compute);
        }
    }

    private void compute() {
        picture.ask(connection -> {
            boolean tallies = PictureQuestions.holds(connection, "tally_coded");
            if (tallies) {
                censuses.ready(connection);
            }
            return new Outcome.Known<>(tallies);
        });
        if (analyses.currencies() instanceof Outcome.Known<List<String>> known
                && !known.value().isEmpty()) {
            var question = new AnalysisQuestion(known.value().getFirst(), true);
            var currency = question.currency();
            List.<Runnable>of( // each by itself, so that the process can end between them
                            () -> analyses.concentration(question, Of.NET),
                            () -> analyses.cohorts(currency, Grain.QUARTER),
                            () -> analyses.breadths(question),
                            () -> analyses.serviceCost(question),
                            () -> analyses.overlooked(currency),
                            () -> analyses.portfolioReturns(question),
                            () -> analyses.behaviours(currency),
                            () -> analyses.communities(currency),
                            () -> analyses.channels(question),
                            () -> analyses.contacts(currency, "margin"),
                            () -> diagnoses.now(currency))
                    .forEach(answers::later);
        }
    }
}
