package io.clientela.console.internal.analysis;

import io.clientela.console.internal.analysis.Charts.Series;
import io.clientela.console.internal.shell.PortfolioNames;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Assumptions.Topic;
import io.clientela.differentiate.PortfolioReturns;
import io.clientela.differentiate.ServiceCost;
import io.clientela.differentiate.ServiceCost.Change;
import io.clientela.differentiate.ServiceCost.Cheaper;
import io.clientela.differentiate.ServiceCost.Return;
import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What it costs to serve each customer, what comes back of it, and whom a cheaper service would hurt (R65, R67). */
@Component
class ServicePage implements AnalysisPage {

    private final Analyses analyses;
    private final PortfolioNames portfolios;

    ServicePage(Analyses analyses, PortfolioNames portfolios) {
        this.analyses = analyses;
        this.portfolios = portfolios;
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public String name() {
        return "service";
    }

    @Override
    public String icon() {
        return "truck-delivery";
    }

    @Override
    public Optional<Topic> topic() {
        return Optional.of(Topic.SERVICE);
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.serviceCost(asked.question())
                .map(found -> new Figure(
                        writing.say("service.headline"),
                        words.number(found.totals().losing()),
                        writing.say("service.assumed"),
                        null));
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        var service = cheaper(asked);
        return switch (analyses.cheaper(asked.question(), service)) {
            case Outcome.Known<Change> change ->
                analyses.serviceCost(asked.question())
                        .map(found -> new Shown(
                                        found,
                                        new Cheapened(service, change.value()),
                                        returns(asked),
                                        portfolios.of(words),
                                        asked,
                                        writing)
                                .view());
            case Outcome.Unknown<Change> unknown -> new Outcome.Unknown<>(unknown.reason(), unknown.detail());
        };
    }

    private List<Return> returns(Asked asked) {
        return analyses.portfolioReturns(asked.question()) instanceof Outcome.Known<PortfolioReturns> known
                ? known.value().period()
                : List.of();
    }

    private static Cheaper cheaper(Asked asked) {
        return new Cheaper(
                Math.clamp(asked.number("minimum").orElse(50), 0.01, 1e9),
                Math.clamp(asked.number("cut").orElse(50), 0, 100) / 100,
                Math.clamp(asked.number("lose").orElse(30), 0, 100) / 100);
    }

    /** A cheaper service that is tried out, and what it would change. */
    private record Cheapened(Cheaper service, Change change) {}

    /** One answer being written down. */
    private record Shown(
            ServiceCost found,
            Cheapened cheaper,
            List<Return> returns,
            Map<Long, String> portfolios,
            Asked asked,
            Writing writing) {

        View view() {
            var controls = new ArrayList<>(writing.scope(asked));
            controls.add(writing.number("minimum", cheaper.service().minimum()));
            controls.add(writing.number("cut", cheaper.service().cut() * 100));
            controls.add(writing.number("lose", cheaper.service().lose() * 100));
            var warnings = new ArrayList<String>();
            warnings.add(writing.say(found.assumed().id() == 0 ? "service.usual" : "service.assumptions"));
            if (found.totals().unknown() > 0) {
                warnings.add(writing.say(
                        "service.unknown",
                        found.totals().unknown(),
                        writing.money(found.totals().unknownNet())));
            }
            return new View(
                    found.asOf(),
                    controls,
                    figures(),
                    warnings,
                    List.of(activities(), whale(), cheaperService(), areas(), byPortfolio(), quarters()),
                    writing.say("service.method"));
        }

        private Map<String, String> where() {
            return asked.question().parameters();
        }

        private List<Figure> figures() {
            var totals = found.totals();
            var figures = new ArrayList<Figure>();
            figures.add(new Figure(
                    writing.say("service.margin"),
                    totals.margin().map(writing::money).orElse("–"),
                    writing.say("concentration.customers", totals.customers() - totals.unknown()),
                    null));
            figures.add(new Figure(
                    writing.say("service.cost"),
                    writing.money(totals.costKnown()),
                    writing.say("service.cost.note"),
                    null));
            figures.add(new Figure(
                    writing.say("service.after"),
                    totals.after().isPresent() ? writing.money(totals.after().getAsDouble()) : "–",
                    "",
                    Writing.behind("served", where(), "low", "1", "high", "100")));
            figures.add(new Figure(
                    writing.say("service.losing"),
                    writing.words().number(totals.losing()),
                    writing.say("concentration.below.note", writing.money(totals.lost())),
                    Writing.behind("losing", where())));
            if (totals.unknown() > 0) {
                figures.add(new Figure(
                        writing.say("concentration.uncosted"),
                        writing.words().number(totals.unknown()),
                        writing.say("concentration.uncosted.note", writing.money(totals.unknownNet())),
                        Writing.behind("uncosted", where())));
            }
            return figures;
        }

        private Section activities() {
            var rows = new ArrayList<List<Entry>>();
            var names = new ArrayList<String>();
            var bars = new ArrayList<Object>();
            double all = 0;
            for (var activity : List.of("order", "line", "return", "discount", "visit", "delivery")) {
                var cost = found.costs().getOrDefault(activity, new ServiceCost.Cost(0, 0));
                var name = writing.say("service.activity." + activity);
                rows.add(List.of(
                        Entry.words(name),
                        Entry.number(writing.words().number(cost.times(), 0), Writing.decimal(cost.times())),
                        writing.amount(cost.cost())));
                names.add(name);
                bars.add(Math.round(cost.cost()));
                all += cost.cost();
            }
            rows.add(List.of(
                    Entry.words(writing.say("service.discounted")),
                    writing.nothing(),
                    writing.amount(found.totals().discounted())));
            return new Section(
                    "activities",
                    writing.say("service.activities"),
                    writing.say(
                            "service.activities.says",
                            writing.money(all),
                            writing.money(found.totals().discounted())),
                    Charts.lying(names, Series.bars(writing.say("service.cost"), bars)),
                    new Table(
                            writing.say("service.activities"),
                            List.of(
                                    writing.say("service.activity"),
                                    writing.say("service.times"),
                                    writing.say("service.cost")),
                            rows));
        }

        private Section whale() {
            var points = new ArrayList<Object>();
            var rows = new ArrayList<List<Entry>>();
            points.add(List.of(0, 0));
            double sum = 0;
            double top = 0;
            long people = 0;
            long all = found.curve().stream()
                    .mapToLong(ServiceCost.Hundredth::customers)
                    .sum();
            double total = Math.max(1e-9, Math.abs(found.totals().after().orElse(0)));
            for (var part : found.curve()) {
                sum += part.after();
                top = Math.max(top, sum);
                people += part.customers();
                var behind = Writing.behind(
                        "served",
                        where(),
                        "low",
                        String.valueOf(part.percent()),
                        "high",
                        String.valueOf(part.percent()));
                points.add(Writing.point(
                        List.of(Math.round(1000.0 * people / all) / 10.0, Math.round(1000 * sum / total) / 10.0),
                        behind));
                rows.add(List.of(
                        Entry.words(part.percent() + " %"),
                        writing.count(part.customers()).opening(behind),
                        writing.amount(part.margin()),
                        writing.amount(part.cost()),
                        writing.amount(part.after()),
                        writing.amount(sum)));
            }
            return new Section(
                    "whale",
                    writing.say("service.whale"),
                    writing.say("service.whale.says", writing.money(top), writing.money(sum)),
                    Charts.overPercent(
                            writing.say("concentration.across"),
                            writing.say("service.whale.up"),
                            Series.line(writing.say("service.whale"), points)),
                    new Table(
                            writing.say("service.whale"),
                            List.of(
                                    writing.say("concentration.hundredth"),
                                    writing.say("customers"),
                                    writing.say("margin"),
                                    writing.say("service.cost"),
                                    writing.say("service.after"),
                                    writing.say("service.sofar")),
                            rows));
        }

        private Section cheaperService() {
            Map<String, String> where = new HashMap<>(where());
            where.put("minimum", Writing.decimal(cheaper.service().minimum()));
            where.put("cut", Writing.decimal(cheaper.service().cut()));
            where.put("lose", Writing.decimal(cheaper.service().lose()));
            var hurt = Writing.behind("hurt", where);
            return new Section(
                    "cheaper",
                    writing.say("service.cheaper"),
                    writing.say(
                            "service.cheaper.says",
                            writing.money(cheaper.service().minimum()),
                            writing.share(cheaper.service().cut()),
                            writing.share(cheaper.service().lose())),
                    null,
                    new Table(
                            writing.say("service.cheaper"),
                            List.of(writing.say("service.what"), writing.say("service.figure")),
                            List.of(
                                    List.of(
                                            Entry.words(writing.say("service.touched")),
                                            writing.count(cheaper.change().customers())
                                                    .opening(hurt)),
                                    List.of(
                                            Entry.words(writing.say("service.small")),
                                            writing.count(cheaper.change().small())),
                                    List.of(
                                            Entry.words(writing.say("service.good")),
                                            writing.count(cheaper.change().good())),
                                    List.of(
                                            Entry.words(writing.say("service.good-after")),
                                            writing.amount(cheaper.change().goodAfter())),
                                    List.of(
                                            Entry.words(writing.say("service.saved")),
                                            writing.amount(cheaper.change().saved())),
                                    List.of(
                                            Entry.words(writing.say("service.lost")),
                                            writing.amount(cheaper.change().lost())),
                                    List.of(
                                            Entry.words(writing.say("service.net")),
                                            writing.amount(cheaper.change().saved()
                                                    - cheaper.change().lost())))));
        }

        private Section areas() {
            var table = new ReturnsTable(writing, "areas");
            for (int i = 0; i < found.returns().size(); i++) {
                var one = found.returns().get(i);
                var name = i == 0 ? writing.say("total") : one.of().isEmpty() ? writing.say("nameless") : one.of();
                table.add(Entry.words(name), one, i == 0 ? null : Writing.behind("area", where(), "area", one.of()));
            }
            return table.section();
        }

        private Section quarters() {
            var table = new ReturnsTable(writing, "quarters");
            found.quarters().forEach(one -> table.add(one, LocalDate.parse(one.of())));
            return table.section();
        }

        private Section byPortfolio() {
            var table = new ReturnsTable(writing, "portfolios");
            for (var one : returns) {
                long id = Long.parseLong(one.of());
                var name = Entry.words(portfolios.getOrDefault(id, "–")).opening("/portfolios/" + id);
                table.add(name, one, null);
            }
            return table.section();
        }
    }
}
