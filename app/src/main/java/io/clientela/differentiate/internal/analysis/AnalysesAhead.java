package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.Cohorts.Grain;
import io.clientela.differentiate.Concentration.Of;
import io.clientela.differentiate.CustomerGroups;
import io.clientela.differentiate.Diagnoses;
import io.clientela.differentiate.Overview;
import io.clientela.differentiate.Reporting;
import io.clientela.differentiate.Worth;
import io.clientela.differentiate.WorthFilter;
import io.clientela.differentiate.internal.census.Censuses;
import io.clientela.differentiate.internal.picture.PictureChanged;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.differentiate.internal.worth.WorthComputed;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Reads what customers are counted once from, and computes the glance, how groups drifted, the value of all customers, the
 * reports that are asked for most and the analyses as their pages open, before anybody asks: once this process runs, and
 * whenever all changed.
 */
@Component
public class AnalysesAhead {

    private static final List<Dimension> ROWS = List.of(
            Dimension.CATEGORY,
            Dimension.PRODUCT,
            Dimension.CUSTOMER,
            Dimension.DEPARTMENT,
            Dimension.AREA,
            Dimension.CHANNEL);
    private static final List<Dimension> COLUMNS = List.of(Dimension.YEAR, Dimension.MONTH);

    private final PictureQuestions picture;
    private final Censuses censuses;
    private final Overview overview;
    private final Reporting reporting;
    private final Analyses analyses;
    private final Diagnoses diagnoses;
    private final CustomerGroups groups;
    private final Worth worth;
    private final KeptAnswers answers;
    private final boolean background;

    AnalysesAhead(
            PictureQuestions picture,
            Censuses censuses,
            Overview overview,
            Reporting reporting,
            Analyses analyses,
            Diagnoses diagnoses,
            CustomerGroups groups,
            Worth worth,
            KeptAnswers answers,
            @Value("${clientela.background-jobs}") boolean background) {
        this.picture = picture;
        this.censuses = censuses;
        this.overview = overview;
        this.reporting = reporting;
        this.analyses = analyses;
        this.diagnoses = diagnoses;
        this.groups = groups;
        this.worth = worth;
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

    @EventListener
    void valued(WorthComputed event) {
        if (background) {
            values().forEach(answers::later);
        }
    }

    private void ahead() {
        if (background) {
            answers.later(
                    () -> steps().forEach(answers::later)); // each by itself, so that the process can end between them
        }
    }

    /** Does all of it now. */
    public void compute() {
        steps().forEach(Runnable::run);
    }

    private List<Runnable> steps() {
        List<Runnable> steps = new ArrayList<>();
        steps.add(overview::glance);
        steps.add(this::census);
        steps.add(() -> groups.inForce().ifPresent(groups::drift));
        steps.addAll(values());
        if (analyses.currencies() instanceof Outcome.Known<List<String>>(var currencies) && !currencies.isEmpty()) {
            steps.addAll(reports(currencies.getFirst()));
            steps.addAll(analyses(currencies.getFirst()));
        }
        return steps;
    }

    private void census() {
        picture.ask(connection -> {
            boolean tallies = PictureQuestions.holds(connection, "tally_coded");
            if (tallies) {
                censuses.ready(connection);
            }
            return new Outcome.Known<>(tallies);
        });
    }

    private List<Runnable> values() {
        return List.of(() -> worth.bestShare(WorthFilter.ALL, 1), worth::choices);
    }

    private List<Runnable> reports(String currency) {
        var all = CustomerFilter.ALL;
        return ROWS.stream()
                .flatMap(rows -> COLUMNS.stream()
                        .map(columns -> new Question(rows, columns, Measure.NET, currency, all, Reporting.HEADINGS)))
                .map(question -> (Runnable) () -> reporting.report(question))
                .toList();
    }

    private List<Runnable> analyses(String currency) {
        var question = new AnalysisQuestion(currency, true);
        return List.of(
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
                () -> diagnoses.now(currency));
    }
}
