package io.clientela.console.internal.returns;

import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.value.Interval;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.ExperimentResult.Row;
import io.clientela.platform.CsvSheet;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A result for a reader: rows, a forest chart, a file. */
public final class ResultTable {

    private static final int MOST_SHOWN = 40;
    private static final double LEAST = 0.001;

    private final Experiment experiment;
    private final ExperimentResult result;
    private final Map<Long, String> names;
    private final Words words;

    ResultTable(Experiment experiment, ExperimentResult result, Map<Long, String> names, Words words) {
        this.experiment = experiment;
        this.result = result;
        this.names = names;
        this.words = words;
    }

    /**
     * One row.
     *
     * @param portfolio the name of the portfolio
     * @param treatedHref the customers behind
     * @param perCost what is left of each unit of cost; empty where it is not known
     */
    public record Line(
            Row row,
            String portfolio,
            String treatedHref,
            String heldHref,
            String difference,
            String interval,
            String chance,
            String brought,
            String perCost,
            String perCostInterval) {}

    /** The rows in words. */
    public List<Line> lines() {
        return result.computed().rows().stream().map(this::line).toList();
    }

    private Line line(Row row) {
        var shown = row.shown(early());
        var money = Optional.ofNullable(row.money());
        var perCost = money.flatMap(ExperimentResult.Money::perCost);
        return new Line(
                row,
                ExperimentWords.portfolio(row.portfolio(), names, words),
                href(row, row.arm()),
                href(row, experiment.plan().arms().get(experiment.plan().held()).name()),
                shown.map(one -> written(one.estimate())).orElse("–"),
                shown.map(one -> ExperimentWords.between(one, this::written, words))
                        .orElse(""),
                row.chance() < LEAST
                        ? words.say("experiment.chance.less", words.number(LEAST, 3))
                        : words.say("experiment.chance", words.number(row.chance(), 3)),
                money.map(one -> ExperimentWords.whole(one.brought().estimate(), currency(), words))
                        .orElse("–"),
                perCost.map(one -> words.percent(one.estimate())).orElse("–"),
                perCost.map(one -> ExperimentWords.between(one, words::percent, words))
                        .orElse(""));
    }

    private String href(Row row, String arm) {
        String of = "/experiments/" + experiment.id() + "/customers?arm=" + arm;
        return row.portfolio() == ExperimentResult.ALL ? of : of + "&portfolio=" + row.portfolio();
    }

    private boolean early() {
        return experiment.plan().run().early();
    }

    private String currency() {
        return experiment.plan().measured().currency();
    }

    private String written(double value) {
        return ExperimentWords.outcome(value, experiment.plan().measured(), words);
    }

    /** The verdict of the whole in words. */
    public String says() {
        var all = result.computed().rows().stream()
                .filter(row -> row.portfolio() == ExperimentResult.ALL)
                .toList();
        var said = new ArrayList<String>();
        for (var row : all) {
            row.shown(early())
                    .ifPresent(one -> said.add(words.say(
                            "experiment.says." + verdict(row),
                            row.arm(),
                            written(one.estimate()),
                            written(one.low()),
                            written(one.high()))));
        }
        return String.join(" ", said);
    }

    /** The word of a verdict in keys. */
    public static String verdict(Row row) {
        return row.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rows that have an interval, at most so many, as a forest of ECharts: estimates as dots, intervals as lines. */
    public @Nullable String forest(JsonMapper json) {
        var rows = result.computed().rows().stream()
                .filter(row -> row.shown(early()).isPresent())
                .limit(MOST_SHOWN)
                .toList();
        if (rows.isEmpty()) {
            return null;
        }
        var series = new ArrayList<Map<String, Object>>();
        var dots = new ArrayList<Map<String, Object>>();
        for (var row : rows) {
            Interval one = row.shown(early()).orElseThrow();
            series.add(bar(label(row), one));
            dots.add(dot(row, one));
        }
        series.add(Map.of(
                "type",
                "scatter",
                "data",
                dots,
                "z",
                3,
                "itemStyle",
                Map.of("opacity", 1),
                "markLine",
                Map.of(
                        "silent",
                        true,
                        "symbol",
                        "none",
                        "label",
                        Map.of("show", false),
                        "lineStyle",
                        Map.of("type", "dashed"),
                        "data",
                        List.of(Map.of("xAxis", 0)))));
        return json.writeValueAsString(options(rows.stream().map(this::label).toList(), series));
    }

    private Map<String, Object> bar(String label, Interval one) {
        return Map.of(
                "type",
                "line",
                "silent",
                true,
                "showSymbol",
                false,
                "symbol",
                "none",
                "lineStyle",
                Map.of("width", 3, "opacity", 0.5),
                "data",
                List.of(List.of(drawn(one.low()), label), List.of(drawn(one.high()), label)));
    }

    private Map<String, Object> dot(Row row, Interval one) {
        return Map.of(
                "value",
                List.of(drawn(one.estimate()), label(row)),
                "name",
                label(row) + ": " + written(one.estimate()) + " (" + ExperimentWords.between(one, this::written, words)
                        + ")",
                "symbolSize",
                row.portfolio() == ExperimentResult.ALL ? 14 : 9,
                "href",
                href(row, row.arm()));
    }

    private String label(Row row) {
        String name = ExperimentWords.portfolio(row.portfolio(), names, words);
        return experiment.plan().arms().size() > 2 ? name + ", " + row.arm() : name;
    }

    private Map<String, Object> options(List<String> labels, List<Map<String, Object>> series) {
        return Map.of(
                "animation",
                false,
                "color",
                List.of("#3d9b82"),
                "grid",
                Map.of("left", 8, "right", 24, "top", 12, "bottom", 36, "containLabel", true),
                "tooltip",
                Map.of("trigger", "item", "formatter", "{b}"),
                "xAxis",
                Map.of("type", "value", "name", axis(), "nameLocation", "middle", "nameGap", 26),
                "yAxis",
                Map.of(
                        "type",
                        "category",
                        "inverse",
                        true,
                        "data",
                        labels,
                        "axisLabel",
                        Map.of("width", 150, "overflow", "truncate", "interval", 0)),
                "series",
                series);
    }

    /** A value as it is drawn: shares in points of a hundred. */
    private double drawn(double value) {
        double factor = experiment.plan().measured().counted() == ExperimentPlan.Counted.BOUGHT ? 100 : 1;
        return Math.round(value * factor * 1e4) / 1e4;
    }

    private String axis() {
        return words.say("experiment.axis." + key(), currency());
    }

    private String key() {
        return experiment.plan().measured().counted().name().toLowerCase(Locale.ROOT);
    }

    /** The rows as a file. */
    String csv() {
        var text = new StringWriter();
        var csv = CsvSheet.to(text);
        csv.row(List.of(
                "portfolio",
                "portfolio_name",
                "arm",
                "n",
                "n_control",
                "effect",
                "low",
                "high",
                "pooled_effect",
                "pooled_low",
                "pooled_high",
                "always_low",
                "always_high",
                "p",
                "verdict",
                "cost",
                "brought",
                "brought_low",
                "brought_high"));
        result.computed().rows().forEach(row -> csv.row(cells(row)));
        csv.flush();
        return text.toString();
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>();
        cells.add(row.portfolio() == ExperimentResult.ALL ? "all" : String.valueOf(row.portfolio()));
        cells.add(ExperimentWords.portfolio(row.portfolio(), names, words));
        cells.add(row.arm());
        cells.add(String.valueOf(row.treated()));
        cells.add(String.valueOf(row.held()));
        three(cells, row.own());
        three(cells, row.pooled());
        cells.add(plain(row.always(), Interval::low));
        cells.add(plain(row.always(), Interval::high));
        cells.add(ExperimentWords.plain(row.chance()));
        cells.add(row.verdict().code());
        var money = row.money();
        cells.add(money == null ? "" : ExperimentWords.plain(money.cost()));
        var brought = money == null ? null : money.brought();
        cells.add(plain(brought, Interval::estimate));
        cells.add(plain(brought, Interval::low));
        cells.add(plain(brought, Interval::high));
        return cells;
    }

    private static void three(List<String> cells, @Nullable Interval one) {
        cells.add(plain(one, Interval::estimate));
        cells.add(plain(one, Interval::low));
        cells.add(plain(one, Interval::high));
    }

    private static String plain(@Nullable Interval one, java.util.function.ToDoubleFunction<Interval> part) {
        return one == null ? "" : ExperimentWords.plain(part.applyAsDouble(one));
    }

    /** An amount in whole units, for templates. */
    public DoubleFunction<String> whole() {
        return value -> ExperimentWords.whole(value, currency(), words);
    }
}
