package io.clientela.console.internal.analysis;

import io.clientela.console.internal.analysis.Charts.Series;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Behaviours;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How customers buy, in five groups, each with whom to act on (R25). */
@Component
class BehaviourPage implements AnalysisPage {

    private final Analyses analyses;

    BehaviourPage(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public String name() {
        return "behaviour";
    }

    @Override
    public String icon() {
        return "shopping-cart";
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.behaviours(asked.currency())
                .map(found -> new Figure(
                        writing.say("behaviour.headline"), words.number(customers(found, "less")), "", null));
    }

    private static long customers(Behaviours found, String kind) {
        return found.kinds().stream()
                .filter(one -> one.name().equals(kind))
                .mapToLong(Behaviours.Kind::customers)
                .sum();
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.behaviours(asked.currency()).map(found -> view(found, asked, writing));
    }

    private static String behind(Asked asked, String kind) {
        return Writing.behind("behaviour", Map.of("currency", asked.currency()), "kind", kind);
    }

    private static View view(Behaviours found, Asked asked, Writing writing) {
        var figures = List.of("less", "silent", "once").stream()
                .map(kind -> new Figure(
                        writing.say("behaviour.kind." + kind),
                        writing.words().number(customers(found, kind)),
                        writing.say("behaviour.act." + kind),
                        behind(asked, kind)))
                .toList();
        return new View(
                found.asOf(),
                writing.currency(asked),
                figures,
                List.of(writing.say("behaviour.rhythm")),
                List.of(kinds(found, asked, writing)),
                writing.say("behaviour.method"));
    }

    private static Section kinds(Behaviours found, Asked asked, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        var names = new ArrayList<String>();
        var bars = new ArrayList<Object>();
        for (var kind : found.kinds()) {
            var name = writing.say("behaviour.kind." + kind.name());
            names.add(name);
            bars.add(Writing.point(kind.customers(), behind(asked, kind.name())));
            rows.add(List.of(
                    Entry.words(name),
                    writing.count(kind.customers()).opening(behind(asked, kind.name())),
                    writing.amount(kind.lastYear()),
                    kind.margin().map(writing::amount).orElseGet(writing::nothing),
                    kind.interval().isPresent()
                            ? writing.count(Math.round(kind.interval().getAsDouble()))
                            : writing.nothing(),
                    kind.basket().isPresent() ? writing.amount(kind.basket().getAsDouble()) : writing.nothing(),
                    Entry.words(writing.say("behaviour.act." + kind.name()))));
        }
        return new Section(
                "kinds",
                writing.say("behaviour.kinds"),
                writing.say("behaviour.kinds.says"),
                Charts.lying(names, Series.bars(writing.say("customers"), bars)),
                new Table(
                        writing.say("behaviour.kinds"),
                        List.of(
                                writing.say("behaviour.kind"),
                                writing.say("customers"),
                                writing.say("behaviour.year"),
                                writing.say("behaviour.margin"),
                                writing.say("behaviour.interval"),
                                writing.say("behaviour.basket"),
                                writing.say("behaviour.act")),
                        rows));
    }
}
