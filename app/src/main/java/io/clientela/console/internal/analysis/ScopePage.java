package io.clientela.console.internal.analysis;

import io.clientela.console.internal.analysis.Charts.Series;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Assumptions;
import io.clientela.differentiate.Assumptions.Topic;
import io.clientela.differentiate.Breadths;
import io.clientela.differentiate.Breadths.Departments;
import io.clientela.differentiate.Breadths.Pair;
import io.clientela.differentiate.Breadths.Step;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Of how much each customer buys, what goes together, and what is shared between departments (R66). */
@Component
class ScopePage implements AnalysisPage {

    private static final int PAIRS = 40;

    private final Analyses analyses;
    private final Assumptions assumptions;

    ScopePage(Analyses analyses, Assumptions assumptions) {
        this.analyses = analyses;
        this.assumptions = assumptions;
    }

    @Override
    public Optional<Topic> topic() {
        return Optional.of(Topic.SCOPE);
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public String name() {
        return "scope";
    }

    @Override
    public String icon() {
        return "layers-intersect";
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.breadths(asked.question())
                .map(found -> new Figure(
                        writing.say("scope.headline"),
                        mean(found, writing),
                        writing.say("scope.headline.note", writing.share(single(found))),
                        null));
    }

    private static String mean(Breadths found, Writing writing) {
        return found.placed() == 0 ? "–" : writing.words().number(found.relations() / (double) found.placed(), 1);
    }

    private static double single(Breadths found) {
        long one = found.departments().stream()
                .filter(row -> row.n() == 1)
                .mapToLong(Departments::customers)
                .sum();
        return found.placed() == 0 ? 0 : one / (double) found.placed();
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        double account = assumptions.now(Topic.SCOPE).value("account");
        return analyses.breadths(asked.question()).map(found -> view(found, account, asked, writing));
    }

    private static View view(Breadths found, double account, Asked asked, Writing writing) {
        return new View(
                found.asOf(),
                writing.scope(asked),
                figures(found, account, asked, writing),
                List.of(writing.say("scope.association")),
                List.of(
                        departments(found, asked, writing),
                        pairs(found, asked, writing),
                        steps("categories", found.categories(), asked, writing),
                        steps("articles", found.articles(), asked, writing)),
                writing.say("scope.method"));
    }

    private static List<Figure> figures(Breadths found, double account, Asked asked, Writing writing) {
        return List.of(
                new Figure(
                        writing.say("scope.mean"),
                        mean(found, writing),
                        writing.say("scope.customers", found.placed()),
                        null),
                new Figure(
                        writing.say("scope.single"),
                        writing.share(single(found)),
                        writing.say("scope.single.note"),
                        list(asked, 1)),
                new Figure(
                        writing.say("scope.relations"),
                        writing.words().number(found.relations() - found.placed()),
                        writing.say("scope.relations.note"),
                        null),
                new Figure(
                        writing.say("scope.saved"),
                        writing.money(account * (found.relations() - found.placed())),
                        writing.say("scope.saved.note", writing.money(account)),
                        null));
    }

    private static String list(Asked asked, int n) {
        return Writing.behind("departments", asked.question().parameters(), "n", String.valueOf(n));
    }

    private static Section departments(Breadths found, Asked asked, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        var names = new ArrayList<String>();
        var people = new ArrayList<Object>();
        for (var one : found.departments()) {
            names.add(String.valueOf(one.n()));
            people.add(Writing.point(one.customers(), list(asked, one.n())));
            rows.add(List.of(
                    Entry.words(writing.words().count("analysis.scope.n", one.n())),
                    writing.count(one.customers()).opening(list(asked, one.n())),
                    writing.part(
                            BigDecimal.valueOf(one.customers()), BigDecimal.valueOf(Math.max(1, found.customers()))),
                    writing.amount(one.net()),
                    writing.part(one.net(), found.net()),
                    one.margin().map(writing::amount).orElseGet(writing::nothing),
                    writing.estimate(one.mean(), writing::money),
                    writing.estimate(one.further(), writing::money)));
        }
        return new Section(
                "departments",
                writing.say("scope.departments"),
                writing.say("scope.departments.says"),
                Charts.over(names, Series.bars(writing.say("customers"), people)),
                new Table(
                        writing.say("scope.departments"),
                        List.of(
                                writing.say("scope.count"),
                                writing.say("customers"),
                                writing.say("share"),
                                writing.say("net"),
                                writing.say("share"),
                                writing.say("margin"),
                                writing.say("scope.each"),
                                writing.say("scope.further")),
                        rows));
    }

    private static double low(Pair pair) {
        return pair.lift() instanceof Outcome.Known<Interval> known
                ? known.value().low()
                : -1;
    }

    private static Section pairs(Breadths found, Asked asked, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        var pairs = found.pairs().stream()
                .sorted(Comparator.comparingDouble(ScopePage::low).reversed())
                .toList();
        for (var pair : pairs.subList(0, Math.min(PAIRS, pairs.size()))) {
            rows.add(List.of(
                    Entry.words(pair.one() + " + " + pair.other()),
                    writing.count(pair.both()).opening(pair("pair", asked, pair.one(), pair.other())),
                    writing.estimate(pair.secondOfFirst(), writing::share),
                    writing.estimate(pair.lift(), lift -> writing.words().number(lift, 2)),
                    writing.count(pair.first() - pair.both())
                            .opening(pair("only-one", asked, pair.one(), pair.other())),
                    writing.count(pair.second() - pair.both())
                            .opening(pair("only-one", asked, pair.other(), pair.one()))));
        }
        return new Section(
                "pairs",
                writing.say("scope.pairs"),
                writing.say("scope.pairs.says"),
                null,
                new Table(
                        writing.say("scope.pairs"),
                        List.of(
                                writing.say("scope.pair"),
                                writing.say("scope.both"),
                                writing.say("scope.second-of-first"),
                                writing.say("scope.lift"),
                                writing.say("scope.only-first"),
                                writing.say("scope.only-second")),
                        rows));
    }

    private static String pair(String list, Asked asked, String one, String other) {
        return Writing.behind(list, asked.question().parameters(), "one", one, "other", other);
    }

    private static Section steps(String what, List<Step> steps, Asked asked, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        var names = new ArrayList<String>();
        var people = new ArrayList<Object>();
        for (var step : steps) {
            var name = step.to() == Step.OPEN
                    ? writing.say("scope.open", step.from())
                    : step.from() == step.to() ? String.valueOf(step.from()) : step.from() + "–" + step.to();
            var behind = Writing.behind(
                    "breadth",
                    Map.of("currency", asked.currency()),
                    "what",
                    what,
                    "low",
                    String.valueOf(step.from()),
                    "high",
                    String.valueOf(step.to()));
            names.add(name);
            people.add(Writing.point(step.customers(), behind));
            rows.add(List.of(
                    Entry.words(name), writing.count(step.customers()).opening(behind), writing.amount(step.net())));
        }
        return new Section(
                what,
                writing.say("scope." + what),
                writing.say("scope." + what + ".says"),
                Charts.over(names, Series.bars(writing.say("customers"), people)),
                new Table(
                        writing.say("scope." + what),
                        List.of(writing.say("scope." + what + ".count"), writing.say("customers"), writing.say("net")),
                        rows));
    }
}
