package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.Assumptions;
import io.clientela.differentiate.Assumptions.Topic;
import io.clientela.differentiate.Behaviours;
import io.clientela.differentiate.Breadths;
import io.clientela.differentiate.ChannelUse;
import io.clientela.differentiate.Cohorts;
import io.clientela.differentiate.Communities;
import io.clientela.differentiate.Concentration;
import io.clientela.differentiate.ContactPlans;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.Overlooked;
import io.clientela.differentiate.PortfolioReturns;
import io.clientela.differentiate.ServiceCost;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The analyses as other rooms see them. */
@Component
class PictureAnalyses implements Analyses {

    private static final AnalysisSql SQL = new AnalysisSql("concentration");

    private final KeptAnswers answers;
    private final Assumptions assumptions;
    private final SumErrors errors;
    private final PlacedCustomers placed;

    PictureAnalyses(KeptAnswers answers, Assumptions assumptions, SumErrors errors, PlacedCustomers placed) {
        this.answers = answers;
        this.assumptions = assumptions;
        this.errors = errors;
        this.placed = placed;
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
    public Outcome<Behaviours> behaviours(String currency) {
        return answers.answer(
                List.of("behaviours", currency), (picture, asOf) -> BehaviourReader.read(picture, asOf, currency));
    }

    @Override
    public Outcome<Communities> communities(String currency) {
        return answers.answer(
                List.of("communities", currency), (picture, asOf) -> CommunityReader.read(picture, asOf, currency));
    }

    @Override
    public Outcome<ServiceCost> serviceCost(AnalysisQuestion question) {
        var assumed = assumptions.now(Topic.SERVICE);
        return answers.answer(
                List.of("service", question, assumed),
                (picture, asOf) -> ServiceReader.read(picture, asOf, assumed, parameters(question, assumed)));
    }

    @Override
    public Outcome<PortfolioReturns> portfolioReturns(AnalysisQuestion question) {
        long version = placed.version();
        if (version == 0) {
            return new Outcome.Unknown<>("no-portfolios", "none was ever accepted");
        }
        var assumed = assumptions.now(Topic.SERVICE);
        return answers.answerBeside(List.of("portfolio-returns", question, assumed, version), (session, asOf) -> {
            placed.bring(session);
            return ServiceReader.byPortfolio(session.connection(), asOf, parameters(question, assumed));
        });
    }

    @Override
    public Outcome<ServiceCost.Change> cheaper(AnalysisQuestion question, ServiceCost.Cheaper service) {
        var assumed = assumptions.now(Topic.SERVICE);
        var parameters = parameters(question, assumed);
        parameters.putAll(ServiceReader.parameters(service));
        return answers.answer(
                List.of("cheaper", question, assumed, service),
                (picture, asOf) -> ServiceReader.change(picture, parameters));
    }

    @Override
    public Outcome<Overlooked> overlooked(String currency) {
        var assumed = assumptions.now(Topic.SERVICE);
        var parameters = parameters(new AnalysisQuestion(currency, true), assumed);
        return answers.answer(
                List.of("overlooked", currency, assumed),
                (picture, asOf) -> OverlookedReader.read(picture, asOf, assumed, parameters, errors));
    }

    @Override
    public Outcome<ChannelUse> channels(AnalysisQuestion question) {
        var assumed = assumptions.now(Topic.SERVICE);
        return answers.answer(
                List.of("channels", question, assumed),
                (picture, asOf) -> ServiceReader.channels(picture, asOf, parameters(question, assumed)));
    }

    private static Map<String, String> parameters(AnalysisQuestion question, Assumptions.Assumed assumed) {
        var parameters = ServiceReader.parameters(assumed);
        parameters.putAll(question.parameters());
        return parameters;
    }

    @Override
    public Outcome<ContactPlans> contacts(String currency, String basis) {
        var assumed = assumptions.now(Topic.CONTACTS);
        return answers.answer(
                List.of("contacts", currency, basis, assumed),
                (picture, asOf) -> ContactsReader.read(picture, asOf, assumed, currency, basis));
    }

    @Override
    public Outcome<CustomersBehind> behind(CustomersBehind.Cell cell, long from, int most) {
        if (cell.list().equals("contacts")) {
            var where = cell.where();
            return contacts(where.getOrDefault("currency", "EUR"), where.getOrDefault("basis", "margin"))
                    .map(plans -> DifferingList.of(plans, from, most));
        }
        var assumed = assumptions.now(Topic.SERVICE);
        var parameters = ServiceReader.parameters(assumed);
        parameters.putAll(cell.where());
        return answers.answer(
                List.of("behind", cell, from, most, assumed),
                (picture, asOf) -> BehindReader.read(picture, cell, parameters, from, most));
    }
}
