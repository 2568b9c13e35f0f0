package io.clientela.console.internal.analysis;

import io.clientela.console.internal.analysis.Charts.Series;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Assumptions.Topic;
import io.clientela.differentiate.ChannelUse;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which channels customers use, what these bring and cost, and who could be served by a cheaper one (R25). */
@Component
class ChannelsPage implements AnalysisPage {

    private final Analyses analyses;

    ChannelsPage(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public String icon() {
        return "route";
    }

    @Override
    public Optional<Topic> topic() {
        return Optional.of(Topic.SERVICE);
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.channels(asked.question())
                .map(found -> new Figure(
                        writing.say("channels.headline"),
                        words.number(found.dear()),
                        writing.say("service.assumed"),
                        null));
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.channels(asked.question()).map(found -> view(found, asked, writing));
    }

    private static View view(ChannelUse found, Asked asked, Writing writing) {
        var where = asked.question().parameters();
        return new View(
                found.asOf(),
                writing.scope(asked),
                List.of(new Figure(
                        writing.say("channels.dear"),
                        writing.words().number(found.dear()),
                        writing.say("channels.dear.note", writing.money(found.saved())),
                        Writing.behind("dear", where))),
                List.of(writing.say("channels.caution")),
                List.of(channels(found, where, writing), mixes(found, where, writing)),
                writing.say("channels.method"));
    }

    private static Section channels(ChannelUse found, Map<String, String> where, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        var names = new ArrayList<String>();
        var margins = new ArrayList<Object>();
        var costs = new ArrayList<Object>();
        for (var channel : found.channels()) {
            var name = channel.name().isEmpty() ? writing.say("nameless") : channel.name();
            var behind = Writing.behind("channel", where, "channel", channel.name());
            names.add(name);
            margins.add(Writing.point(
                    Math.round(channel.margin().map(Number::doubleValue).orElse(0.0)), behind));
            costs.add(Math.round(channel.cost()));
            rows.add(List.of(
                    Entry.words(name),
                    writing.count(channel.customers()).opening(behind),
                    writing.count(channel.orders()),
                    writing.amount(channel.net()),
                    channel.margin().map(writing::amount).orElseGet(writing::nothing),
                    writing.amount(channel.cost()),
                    channel.orders() == 0 ? writing.nothing() : writing.amount(channel.cost() / channel.orders()),
                    channel.margin()
                            .map(margin -> writing.amount(margin.doubleValue() - channel.cost()))
                            .orElseGet(writing::nothing)));
        }
        return new Section(
                "channels",
                writing.say("channels.channels"),
                writing.say("channels.channels.says"),
                Charts.over(
                        names,
                        Series.bars(writing.say("margin"), margins),
                        Series.bars(writing.say("service.cost"), costs)),
                new Table(
                        writing.say("channels.channels"),
                        List.of(
                                writing.say("channels.channel"),
                                writing.say("customers"),
                                writing.say("channels.orders"),
                                writing.say("net"),
                                writing.say("margin"),
                                writing.say("service.cost"),
                                writing.say("channels.each"),
                                writing.say("service.after")),
                        rows));
    }

    private static Section mixes(ChannelUse found, Map<String, String> where, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        for (var mix : found.mixes()) {
            rows.add(List.of(
                    Entry.words(writing.words().count("analysis.channels.n", mix.channels())),
                    writing.count(mix.customers())
                            .opening(Writing.behind("mix", where, "n", String.valueOf(mix.channels()))),
                    writing.amount(mix.net())));
        }
        return new Section(
                "mixes",
                writing.say("channels.mixes"),
                writing.say("channels.mixes.says"),
                null,
                new Table(
                        writing.say("channels.mixes"),
                        List.of(writing.say("channels.used"), writing.say("customers"), writing.say("net")),
                        rows));
    }
}
