package io.clientela.console.internal.analysis;

import io.clientela.console.internal.analysis.Charts.Series;
import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.Cohorts;
import io.clientela.differentiate.Cohorts.Cohort;
import io.clientela.differentiate.Cohorts.Grain;
import io.clientela.differentiate.Cohorts.Later;
import io.clientela.kernel.counting.Share;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Who comes back: customers by the period of their first purchase. */
@Component
class CohortsPage implements AnalysisPage {

    /** How many cohorts stand on their own; all of them are in the file. */
    private static final int SHOWN = 24;

    private static final int LINES = 5;

    private final Analyses analyses;

    CohortsPage(Analyses analyses) {
        this.analyses = analyses;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String name() {
        return "cohorts";
    }

    @Override
    public String icon() {
        return "calendar-repeat";
    }

    @Override
    public Outcome<Figure> headline(Words words, Asked asked) {
        var writing = new Writing(words, asked.currency());
        return switch (analyses.cohorts(asked.currency(), Grain.QUARTER)) {
            case Outcome.Known<Cohorts> known -> headline(known.value(), writing);
            case Outcome.Unknown<Cohorts> unknown -> new Outcome.Unknown<>(unknown.reason(), unknown.detail());
        };
    }

    private static Outcome<Figure> headline(Cohorts found, Writing writing) {
        return again(found, 1)
                .map(interval -> new Figure(
                        writing.say("cohorts.headline"),
                        writing.share(interval.estimate()),
                        writing.between(interval, writing::share),
                        null));
    }

    /** The share of new customers who bought so many periods later, over all cohorts of whom both is known. */
    private static Outcome<Interval> again(Cohorts found, int later) {
        long hits = 0;
        long all = 0;
        for (var cohort : found.cohorts()) {
            if (!cohort.truncated()
                    && cohort.periods().size() > later
                    && cohort.periods().get(later).over()) {
                hits += cohort.periods().get(later).customers();
                all += cohort.customers();
            }
        }
        return Share.of(hits, all);
    }

    @Override
    public Outcome<View> view(Words words, Asked asked) {
        var grain = asked.constant("grain", Grain.values(), Grain.QUARTER);
        var writing = new Writing(words, asked.currency());
        return analyses.cohorts(asked.currency(), grain).map(found -> view(found, asked, writing));
    }

    private static View view(Cohorts found, Asked asked, Writing writing) {
        var controls = new ArrayList<>(writing.currency(asked));
        controls.add(writing.choice("grain", found.grain().code(), List.of("month", "quarter")));
        var warnings = new ArrayList<String>();
        if (found.cohorts().stream().anyMatch(Cohort::truncated)) {
            warnings.add(writing.say(
                    "cohorts.truncated",
                    found.firstDay().orElseThrow(),
                    found.knownFrom().orElseThrow()));
        }
        if (found.cohorts().stream().anyMatch(Cohort::small)) {
            warnings.add(writing.say("cohorts.small", Cohorts.SMALL));
        }
        return new View(
                found.asOf(),
                controls,
                figures(found, writing),
                warnings,
                List.of(
                        retention(found, asked, writing),
                        curves(found, asked, writing),
                        revenue(found, asked, writing)),
                writing.say("cohorts.method"));
    }

    private static List<Figure> figures(Cohorts found, Writing writing) {
        var figures = new ArrayList<Figure>();
        for (int later : found.grain() == Grain.MONTH ? new int[] {1, 3, 12} : new int[] {1, 4}) {
            if (again(found, later) instanceof Outcome.Known<Interval> known) {
                figures.add(new Figure(
                        writing.say("cohorts.again." + found.grain().code(), later),
                        writing.share(known.value().estimate()),
                        writing.between(known.value(), writing::share),
                        null));
            }
        }
        long customers = found.cohorts().stream().mapToLong(Cohort::customers).sum();
        figures.add(new Figure(
                writing.say("cohorts.customers"),
                writing.words().number(customers),
                writing.say("cohorts.net", writing.money(found.net())),
                null));
        return figures;
    }

    private static String behind(String list, Cohorts found, Asked asked, Cohort cohort, int later) {
        return Writing.behind(
                list,
                Map.of("currency", asked.currency()),
                "grain",
                found.grain().code(),
                "start",
                cohort.start().toString(),
                "later",
                String.valueOf(later));
    }

    private static String name(Cohort cohort, Cohorts found, Writing writing) {
        return writing.period(cohort.start(), found.grain().months())
                + (cohort.truncated() ? " *" : "")
                + (cohort.small() ? " °" : "");
    }

    private static List<Cohort> latest(Cohorts found, int most) {
        int n = found.cohorts().size();
        return found.cohorts().subList(Math.max(0, n - most), n);
    }

    private static Section retention(Cohorts found, Asked asked, Writing writing) {
        var cohorts = latest(found, SHOWN);
        int width = cohorts.stream().mapToInt(one -> one.periods().size()).max().orElse(1);
        var heads = new ArrayList<String>();
        heads.add(writing.say("cohorts.cohort"));
        heads.add(writing.say("customers"));
        IntStream.range(1, width).forEach(later -> heads.add("+" + later));
        var rows = new ArrayList<List<Entry>>();
        for (var cohort : cohorts) {
            var row = new ArrayList<Entry>();
            row.add(Entry.words(name(cohort, found, writing)));
            row.add(writing.count(cohort.customers()).opening(behind("cohort", found, asked, cohort, 0)));
            for (int later = 1; later < width; later++) {
                row.add(
                        later < cohort.periods().size()
                                ? cell(cohort, cohort.periods().get(later), found, asked, writing)
                                : Entry.number("", ""));
            }
            rows.add(row);
        }
        return new Section(
                "retention",
                writing.say("cohorts.retention"),
                writing.say("cohorts.retention.says." + found.grain().code()),
                null,
                new Table(writing.say("cohorts.retention"), heads, rows));
    }

    private static Entry cell(Cohort cohort, Later later, Cohorts found, Asked asked, Writing writing) {
        if (!(later.share() instanceof Outcome.Known<Interval> known)) {
            return writing.nothing();
        }
        var share = known.value();
        var text = Math.round(100 * share.estimate()) + "%" + (later.over() ? "" : " …");
        return Entry.number(text, Writing.decimal(share.estimate()))
                .opening(behind("cohort", found, asked, cohort, later.later()))
                .shaded(share.estimate() / highest(found));
    }

    /** The highest share of any later period, which has the darkest ground; at least a hundredth. */
    private static double highest(Cohorts found) {
        return found.cohorts().stream()
                .filter(cohort -> !cohort.small())
                .flatMap(cohort -> cohort.periods().stream().skip(1))
                .mapToDouble(later -> later.share() instanceof Outcome.Known<Interval> known
                        ? known.value().estimate()
                        : 0)
                .reduce(0.01, Math::max);
    }

    private static Section curves(Cohorts found, Asked asked, Writing writing) {
        var series = new ArrayList<Series>();
        var rows = new ArrayList<List<Entry>>();
        int width = 1;
        for (var cohort : latest(found, SHOWN)) {
            for (var later : cohort.periods()
                    .subList(
                            Math.min(1, cohort.periods().size()),
                            cohort.periods().size())) {
                if (later.over() && later.share() instanceof Outcome.Known<Interval> known) {
                    rows.add(List.of(
                            Entry.words(name(cohort, found, writing)),
                            Entry.number("+" + later.later(), later.later()),
                            writing.estimate(known, writing::share)
                                    .opening(behind("cohort", found, asked, cohort, later.later())),
                            writing.count(cohort.customers() - later.customers())
                                    .opening(behind("cohort-without", found, asked, cohort, later.later()))));
                    width = Math.max(width, later.later());
                }
            }
        }
        var large = latest(found, SHOWN).stream()
                .filter(cohort -> cohort.periods().stream().filter(Later::over).count() > 2)
                .toList();
        for (int i = 0; i < LINES && i < large.size(); i++) {
            var cohort = large.get(i * large.size() / Math.min(LINES, large.size()));
            series.add(Series.line(
                    name(cohort, found, writing),
                    cohort.periods().stream()
                            .filter(later -> later.later() > 0 && later.over())
                            .map(later -> Writing.point(
                                    later.share() instanceof Outcome.Known<Interval> known
                                            ? Math.round(known.value().estimate() * 1000) / 10.0
                                            : 0,
                                    behind("cohort", found, asked, cohort, later.later())))
                            .toList()));
        }
        var across =
                IntStream.rangeClosed(1, width).mapToObj(later -> "+" + later).toList();
        return new Section(
                "curves",
                writing.say("cohorts.curves"),
                writing.say("cohorts.curves.says"),
                series.isEmpty() ? null : Charts.over(across, series.toArray(Series[]::new)),
                new Table(
                        writing.say("cohorts.curves"),
                        List.of(
                                writing.say("cohorts.cohort"),
                                writing.say("cohorts.later"),
                                writing.say("cohorts.share"),
                                writing.say("cohorts.absent")),
                        rows));
    }

    private static Section revenue(Cohorts found, Asked asked, Writing writing) {
        var rows = new ArrayList<List<Entry>>();
        var names = new ArrayList<String>();
        var bars = new ArrayList<Object>();
        for (var cohort : found.cohorts()) {
            var each = cohort.customers() == 0
                    ? writing.nothing()
                    : writing.amount(cohort.net().doubleValue() / cohort.customers());
            rows.add(List.of(
                    Entry.words(name(cohort, found, writing)),
                    writing.count(cohort.customers()).opening(behind("cohort", found, asked, cohort, 0)),
                    writing.amount(cohort.net()),
                    each));
            names.add(writing.period(cohort.start(), found.grain().months()));
            bars.add(Writing.point(Math.round(cohort.net().doubleValue()), behind("cohort", found, asked, cohort, 0)));
        }
        if (found.without().signum() != 0) {
            rows.add(List.of(
                    Entry.words(writing.say("cohorts.without")),
                    writing.nothing(),
                    writing.amount(found.without()),
                    writing.nothing()));
        }
        rows.add(List.of(
                Entry.words(writing.say("total")),
                writing.count(
                        found.cohorts().stream().mapToLong(Cohort::customers).sum()),
                writing.amount(found.net()),
                writing.nothing()));
        return new Section(
                "revenue",
                writing.say("cohorts.revenue"),
                writing.say("cohorts.revenue.says", writing.money(found.net())),
                Charts.over(names, Series.bars(writing.say("cohorts.brought"), bars)),
                new Table(
                        writing.say("cohorts.revenue"),
                        List.of(
                                writing.say("cohorts.cohort"),
                                writing.say("customers"),
                                writing.say("cohorts.brought"),
                                writing.say("cohorts.each")),
                        rows));
    }
}
