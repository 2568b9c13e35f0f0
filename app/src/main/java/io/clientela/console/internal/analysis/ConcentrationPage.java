package io.clientela.console.internal.analysis;

import io.clientela.console.internal.analysis.Charts.Series;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Concentration;
import io.clientela.differentiate.Concentration.Band;
import io.clientela.differentiate.Concentration.Of;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How unequally net and margin are spread over customers. */
@Component
class ConcentrationPage implements AnalysisPage {

    private static final int[] TOPS = {1, 5, 10, 20, 50, 100};

    private final Analyses analyses;

    ConcentrationPage(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String name() {
        return "concentration";
    }

    @Override
    public String icon() {
        return "chart-area-line";
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.concentration(asked.question(), Of.NET)
                .map(found -> new Figure(
                        writing.say("concentration.headline"),
                        writing.share(found.band(1, 20).amount(), found.total()),
                        writing.say("concentration.headline.note"),
                        null));
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var of = asked.constant("spread", Of.values(), Of.NET);
        var writing = new Writing(words, asked.currency());
        return analyses.concentration(asked.question(), of).map(found -> view(found, asked, writing));
    }

    private static View view(Concentration found, Asked asked, Writing writing) {
        var controls = new ArrayList<>(writing.scope(asked));
        controls.addFirst(writing.choice("spread", found.of().code(), List.of("net", "margin")));
        var warnings = new ArrayList<String>();
        if (found.unknown() > 0) {
            warnings.add(writing.say("concentration.unknown", found.unknown(), writing.money(found.unknownNet())));
        }
        return new View(
                found.asOf(),
                controls,
                figures(found, asked, writing),
                warnings,
                List.of(curve(found, asked, writing), tops(found, asked, writing)),
                writing.say("concentration.method"));
    }

    private static String band(Asked asked, Of of, int from, int to) {
        return Writing.behind(
                "band",
                asked.question().parameters(),
                "spread",
                of.name(),
                "low",
                String.valueOf(from),
                "high",
                String.valueOf(to));
    }

    private static List<Figure> figures(Concentration found, Asked asked, Writing writing) {
        var figures = new ArrayList<Figure>();
        figures.add(new Figure(
                writing.say("concentration.total." + found.of().code()),
                writing.money(found.total()),
                writing.say("concentration.customers", found.customers()),
                band(asked, found.of(), 1, 100)));
        for (int top : new int[] {1, 20}) {
            var band = found.band(1, top);
            figures.add(new Figure(
                    writing.say("concentration.top", top),
                    writing.share(band.amount(), found.total()),
                    writing.say("concentration.customers", band.customers()),
                    band(asked, found.of(), 1, top)));
        }
        figures.add(new Figure(
                writing.say("concentration.gini"),
                found.gini() instanceof Outcome.Known<Double> known
                        ? writing.words().number(known.value(), 2)
                        : writing.say("concentration.gini.unknown"),
                writing.say("concentration.gini.note"),
                null));
        figures.add(new Figure(
                writing.say("concentration.below"),
                writing.words().number(found.below()),
                writing.say("concentration.below.note", writing.money(found.lost())),
                found.below() == 0
                        ? null
                        : Writing.behind(
                                "below",
                                asked.question().parameters(),
                                "spread",
                                found.of().name())));
        if (found.unknown() > 0) {
            figures.add(new Figure(
                    writing.say("concentration.uncosted"),
                    writing.words().number(found.unknown()),
                    writing.say("concentration.uncosted.note", writing.money(found.unknownNet())),
                    Writing.behind(
                            "unknown",
                            asked.question().parameters(),
                            "spread",
                            found.of().name())));
        }
        return figures;
    }

    private static Section curve(Concentration found, Asked asked, Writing writing) {
        var points = new ArrayList<Object>();
        points.add(List.of(0, 0));
        var rows = new ArrayList<List<Entry>>();
        var sum = BigDecimal.ZERO;
        long people = 0;
        double total = Math.max(1e-9, Math.abs(found.total().doubleValue()));
        for (var part : found.curve()) {
            sum = sum.add(part.amount());
            people += part.customers();
            double across = 100.0 * people / Math.max(1, found.customers());
            points.add(Writing.point(
                    List.of(rounded(across), rounded(100 * sum.doubleValue() / total)),
                    band(asked, found.of(), part.percent(), part.percent())));
            rows.add(List.of(
                    Entry.words(part.percent() + " %"),
                    writing.count(part.customers()).opening(band(asked, found.of(), part.percent(), part.percent())),
                    writing.amount(part.amount()),
                    writing.part(sum, found.total())));
        }
        return new Section(
                "curve",
                writing.say("concentration.curve"),
                writing.say(
                        "concentration.curve.says." + found.of().code(),
                        writing.share(found.band(1, 1).amount(), found.total()),
                        writing.share(found.band(1, 20).amount(), found.total()),
                        writing.share(found.band(51, 100).amount(), found.total())),
                Charts.overPercent(
                        writing.say("concentration.across"),
                        writing.say("concentration.up." + found.of().code()),
                        Series.line(writing.say("concentration.curve"), points),
                        new Series(
                                writing.say("concentration.equal"),
                                "line",
                                List.of(List.of(0, 0), List.of(100, 100)),
                                Map.of("showSymbol", false, "lineStyle", Map.of("type", "dashed")))),
                new Table(
                        writing.say("concentration.curve"),
                        List.of(
                                writing.say("concentration.hundredth"),
                                writing.say("customers"),
                                writing.say("concentration.brings." + found.of().code()),
                                writing.say("concentration.sofar")),
                        rows));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static Section tops(Concentration found, Asked asked, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        int before = 0;
        for (int top : TOPS) {
            Band until = found.band(1, top);
            Band alone = found.band(before + 1, top);
            rows.add(List.of(
                    Entry.words(writing.say("concentration.top", top)),
                    writing.count(until.customers()).opening(band(asked, found.of(), 1, top)),
                    writing.amount(until.amount()),
                    writing.part(until.amount(), found.total()),
                    writing.count(alone.customers()).opening(band(asked, found.of(), before + 1, top)),
                    writing.part(alone.amount(), found.total())));
            before = top;
        }
        return new Section(
                "tops",
                writing.say("concentration.tops"),
                writing.say("concentration.tops.says"),
                null,
                new Table(
                        writing.say("concentration.tops"),
                        List.of(
                                writing.say("concentration.who"),
                                writing.say("customers"),
                                writing.say("concentration.brings." + found.of().code()),
                                writing.say("concentration.share"),
                                writing.say("concentration.step"),
                                writing.say("concentration.step.share")),
                        rows));
    }
}
