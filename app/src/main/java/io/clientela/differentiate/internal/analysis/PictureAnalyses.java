package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.Breadths;
import io.clientela.differentiate.Cohorts;
import io.clientela.differentiate.Concentration;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The analyses as other rooms see them. */
@Component
class PictureAnalyses implements Analyses {

    private static final AnalysisSql SQL = new AnalysisSql("concentration");

    private final KeptAnswers answers;

    PictureAnalyses(KeptAnswers answers) {
        this.answers = answers;
    }

    @Override
    public Outcome<List<String>> currencies() {
        return answers.answer(
                List.of("currencies"),
                (picture, asOf) -> new Outcome.Known<>(
                        SQL.rows(picture, "currencies", Map.of(), row -> row.getString("currency"))));
    }

    @Override
    public Outcome<Concentration> concentration(AnalysisQuestion question, Concentration.Of of) {
        return answers.answer(
                List.of("concentration", question, of),
                (picture, asOf) -> ConcentrationReader.read(picture, asOf, question, of));
    }

    @Override
    public Outcome<Cohorts> cohorts(String currency, Cohorts.Grain grain) {
        return answers.answer(
                List.of("cohorts", currency, grain),
                (picture, asOf) -> CohortReader.read(picture, asOf, currency, grain));
    }

    @Override
    public Outcome<Breadths> breadths(AnalysisQuestion question) {
        return answers.answer(
                List.of("breadths", question), (picture, asOf) -> BreadthReader.read(picture, asOf, question));
    }

    @Override
    public Outcome<CustomersBehind> behind(CustomersBehind.Cell cell, long from, int most) {
        return answers.answer(
                List.of("behind", cell, from, most),
                (picture, asOf) -> BehindReader.read(picture, cell, cell.where(), from, most));
    }
}
