package io.clientela.console.internal.analysis;

import io.clientela.console.internal.analysis.Charts.Series;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.Assumptions.Topic;
import io.clientela.differentiate.Overlooked;
import io.clientela.differentiate.Overlooked.Part;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is worth more than he gets. */
@Component
class OverlookedPage implements AnalysisPage {

    private final Analyses analyses;

    OverlookedPage(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public String name() {
        return "overlooked";
    }

    @Override
    public String icon() {
        return "user-star";
    }

    @Override
    public Optional<Topic> topic() {
        return Optional.of(Topic.SERVICE);
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.overlooked(asked.currency())
                .map(found -> new Figure(
                        writing.say("overlooked.headline"),
                        words.number(found.all().customers()),
                        writing.say("service.assumed"),
                        null));
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.overlooked(asked.currency()).map(found -> new Shown(found, asked, writing).view());
    }

    /** One answer being written down. */
    private record Shown(Overlooked found, Asked asked, Writing writing) {

        View view() {
            return new View(
                    found.asOf(),
                    writing.currency(asked),
                    figures(),
                    List.of(
                            writing.say(found.assumed().id() == 0 ? "service.usual" : "service.assumptions"),
                            writing.say("overlooked.gives")),
                    List.of(reasons(), tenths()),
                    writing.say("overlooked.method"));
        }

        private String behind(String why) {
            return Writing.behind("overlooked", new AnalysisQuestion(asked.currency(), true).parameters(), "why", why);
        }

        private List<Figure> figures() {
            var all = found.all();
            return List.of(
                    new Figure(
                            writing.say("overlooked.customers"),
                            writing.words().number(all.customers()),
                            writing.say("overlooked.compared", found.compared()),
                            behind("")),
                    new Figure(
                            writing.say("overlooked.expected"),
                            writing.money(all.value()),
                            all.interval()
                                    .map(one -> writing.between(one, writing::money))
                                    .orElse(""),
                            null),
                    new Figure(
                            writing.say("overlooked.gets"),
                            writing.money(all.gets()),
                            writing.say("overlooked.per", writing.money(given(all.gets(), all.value()))),
                            null),
                    new Figure(
                            writing.say("overlooked.fair"),
                            writing.money(all.value() * found.rate()),
                            writing.say("overlooked.per", writing.money(100 * found.rate())),
                            null));
        }

        /** For each 100 of expected margin. */
        private static double given(double gets, double value) {
            return value > 0 ? 100 * gets / value : 0;
        }

        private Section reasons() {
            var names = new ArrayList<String>();
            var bars = new ArrayList<Object>();
            var rows = new ArrayList<List<Entry>>();
            for (var one : found.reasons()) {
                var name = writing.say("overlooked.why." + one.why());
                names.add(name);
                bars.add(Writing.point(one.customers(), behind(one.why())));
                rows.add(row(name, one));
            }
            rows.add(row(writing.say("total"), found.all()));
            return new Section(
                    "reasons",
                    writing.say("overlooked.reasons"),
                    writing.say("overlooked.reasons.says"),
                    Charts.lying(names, Series.bars(writing.say("customers"), bars)),
                    new Table(
                            writing.say("overlooked.reasons"),
                            List.of(
                                    writing.say("overlooked.why"),
                                    writing.say("customers"),
                                    writing.say("column.expected"),
                                    writing.say("overlooked.interval"),
                                    writing.say("overlooked.past"),
                                    writing.say("overlooked.gets"),
                                    writing.say("overlooked.fair")),
                            rows));
        }

        private List<Entry> row(String name, Part one) {
            return List.of(
                    Entry.words(name),
                    writing.count(one.customers()).opening(behind(one.why())),
                    writing.amount(one.value()),
                    one.interval()
                            .map(range -> Entry.number(
                                    writing.between(range, writing::money),
                                    Writing.decimal(range.low()) + " " + Writing.decimal(range.high())))
                            .orElseGet(writing::nothing),
                    writing.amount(one.margin()),
                    writing.amount(one.gets()),
                    writing.amount(one.value() * found.rate()));
        }

        private Section tenths() {
            var names = new ArrayList<String>();
            var bars = new ArrayList<Object>();
            var rows = new ArrayList<List<Entry>>();
            for (var one : found.tenths()) {
                double given = given(one.gets(), one.value());
                names.add(String.valueOf(one.tenth()));
                bars.add(Math.round(100 * given) / 100.0);
                rows.add(List.of(
                        Entry.words(String.valueOf(one.tenth())),
                        writing.count(one.customers()),
                        writing.amount(one.value()),
                        writing.amount(one.margin()),
                        writing.amount(one.gets()),
                        one.value() > 0 ? writing.amount(given) : writing.nothing(),
                        writing.count(one.overlooked())));
            }
            return new Section(
                    "tenths",
                    writing.say("overlooked.tenths"),
                    writing.say("overlooked.tenths.says", writing.money(100 * found.rate())),
                    Charts.over(names, Series.bars(writing.say("overlooked.given"), bars)),
                    new Table(
                            writing.say("overlooked.tenths"),
                            List.of(
                                    writing.say("overlooked.tenth"),
                                    writing.say("customers"),
                                    writing.say("column.expected"),
                                    writing.say("overlooked.past"),
                                    writing.say("overlooked.gets"),
                                    writing.say("overlooked.given"),
                                    writing.say("overlooked.customers")),
                            rows));
        }
    }
}
