package io.clientela.console.internal.returns;

import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.measure.Experiment;
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
                shown.map(one -> between(row, one)).orElse(""),
                ExperimentWords.chance(row.chance(), words),
                money.map(one -> ExperimentWords.whole(one.brought().estimate(), currency(), words))
                        .orElse("–"),
                perCost.map(one -> words.percent(one.estimate())).orElse("–"),
                perCost.map(one -> ExperimentWords.between(one, words::percent, words)
                                + ExperimentWords.few(row.few(), words))
                        .orElse(""));
    }

    private String between(Row row, Interval one) {
        return ExperimentWords.between(one, this::written, words) + ExperimentWords.few(row.few(), words);
    }

    /** Whether an interval that is shown rests on few. */
    public boolean hasFew() {
        return result.computed().rows().stream()
                .anyMatch(row -> row.few() && row.shown(early()).isPresent());
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
        if (all.stream().anyMatch(row -> row.few() && row.shown(early()).isPresent())) {
            said.add(words.say("experiment.says.few", ExperimentResult.FEW));
        }
        return String.join(" ", said);
    }

    /** How the interval over all stands to what is true, where that is known. */
    String against(double effect) {
        return result.computed().rows().stream()
                .filter(row -> row.portfolio() == ExperimentResult.ALL)
                .findFirst()
                .flatMap(row -> row.shown(early()))
                .map(one -> words.say(
                        one.low() <= effect && effect <= one.high()
                                ? "experiment.truth.inside"
                                : "experiment.truth.outside",
                        written(effect),
                        written(one.low()),
                        written(one.high()),
                        words.percent(1 - one.level())))
                .orElseGet(() -> words.say("experiment.truth.alone", written(effect)));
    }

    /** The word of a verdict in keys. */
    public static String verdict(Row row) {
        return verdict(row.verdict());
    }

    /** The same of a verdict alone. */
    public static String verdict(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The rows that have an interval, at most so many, as a forest of ECharts: estimates as dots, intervals as lines. */
    public @Nullable String forest(JsonMapper json) {
        var rows = result.computed().rows().stream()
                .filter(row -> row.shown(early()).isPresent())
                .limit(MOST_SHOWN)
                .toList();
        return rows.isEmpty()
                ? null
                : new Forest(experiment.plan().measured(), words)
                        .draw(json, rows.stream().map(this::bar).toList());
    }

    private Forest.Bar bar(Row row) {
        Interval one = row.shown(early()).orElseThrow();
        return new Forest.Bar(
                label(row),
                one,
                label(row) + ": " + written(one.estimate()) + " (" + between(row, one) + ")",
                href(row, row.arm()),
                row.portfolio() == ExperimentResult.ALL);
    }

    private String label(Row row) {
        String name = ExperimentWords.portfolio(row.portfolio(), names, words);
        return experiment.plan().arms().size() > 2 ? name + ", " + row.arm() : name;
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

    static void three(List<String> cells, @Nullable Interval one) {
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
