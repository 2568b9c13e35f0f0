package io.clientela.console.internal.analysis;

import io.clientela.console.internal.analysis.Charts.Series;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Communities;
import io.clientela.differentiate.Communities.Community;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Who could form a community (R25). */
@Component
class CommunityPage implements AnalysisPage {

    private static final int SHOWN = 50;
    private static final int DRAWN = 12;

    private final Analyses analyses;

    CommunityPage(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public int order() {
        return 55;
    }

    @Override
    public String name() {
        return "community";
    }

    @Override
    public String icon() {
        return "users-group";
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.communities(asked.currency())
                .map(found -> new Figure(writing.say("community.headline"), words.number(sure(found)), "", null));
    }

    private static long sure(Communities found) {
        return found.communities().stream().filter(Community::beyondChance).count();
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return analyses.communities(asked.currency()).map(found -> view(found, asked, writing));
    }

    private static View view(Communities found, Asked asked, Writing writing) {
        var figures = List.of(
                new Figure(
                        writing.say("community.sure"),
                        writing.words().number(sure(found)),
                        writing.say("community.of", found.communities().size()),
                        null),
                new Figure(
                        writing.say("community.placed"),
                        writing.words().number(found.customers()),
                        writing.say("community.unplaced", found.unplaced()),
                        null));
        return new View(
                found.asOf(),
                writing.currency(asked),
                figures,
                List.of(writing.say("community.knows"), writing.say("community.consent")),
                List.of(section(found, asked, writing)),
                writing.say("community.method"));
    }

    private static String behind(Community one, Asked asked) {
        return Writing.behind(
                "community", Map.of("currency", asked.currency()), "place", one.place(), "category", one.category());
    }

    private static Section section(Communities found, Asked asked, Writing writing) {
        var names = new ArrayList<String>();
        var bars = new ArrayList<Object>();
        var rows = new ArrayList<List<Entry>>();
        for (var one : found.communities().stream().limit(SHOWN).toList()) {
            var behind = behind(one, asked);
            if (names.size() < DRAWN) {
                names.add(one.place() + " · " + one.category());
                bars.add(Writing.point(one.customers(), behind));
            }
            rows.add(List.of(
                    Entry.words(one.place() + " · " + one.category()).opening(behind),
                    writing.count(one.customers()).opening(behind),
                    writing.count(one.ofPlace()),
                    writing.estimate(one.lift(), lift -> writing.words().number(lift, 1)),
                    Entry.words(writing.say(one.beyondChance() ? "community.yes" : "community.no")),
                    Entry.words(one.article().isEmpty() ? "–" : one.article()),
                    writing.count(one.buyers()),
                    writing.amount(one.net())));
        }
        return new Section(
                "communities",
                writing.say("community.communities"),
                writing.say("community.communities.says"),
                Charts.lying(names, Series.bars(writing.say("customers"), bars)),
                new Table(
                        writing.say("community.communities"),
                        List.of(
                                writing.say("community.who"),
                                writing.say("customers"),
                                writing.say("community.of-place"),
                                writing.say("community.lift"),
                                writing.say("community.beyond"),
                                writing.say("community.article"),
                                writing.say("community.buyers"),
                                writing.say("community.net")),
                        rows));
    }
}
