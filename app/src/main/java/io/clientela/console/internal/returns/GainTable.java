package io.clientela.console.internal.returns;

import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentResult.Gain;
import io.clientela.measure.ExperimentResult.Gains;
import io.clientela.measure.ExperimentResult.Known;
import io.clientela.platform.CsvSheet;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Who gains more than others, for a reader: rows by feature, those who gain most in front; a forest chart; a file. */
public final class GainTable {

    private static final int MOST_SHOWN = 40;

    private final Experiment experiment;
    private final Gains gains;
    private final Map<Long, String> names;
    private final Words words;

    GainTable(Experiment experiment, Gains gains, Map<Long, String> names, Words words) {
        this.experiment = experiment;
        this.gains = gains;
        this.names = names;
        this.words = words;
    }

    /**
     * One row.
     *
     * @param treatedHref the customers behind
     * @param effect drawn towards the other parts; a dash where it is not known
     * @param more than in the other parts; a dash where it is not known
     */
    public record Line(
            Gain gain,
            String feature,
            String part,
            String treatedHref,
            String heldHref,
            String effect,
            String effectInterval,
            String more,
            String moreInterval,
            String chance) {}

    /** The rows in words. */
    public List<Line> lines() {
        return ordered().stream().map(this::line).toList();
    }

    /** Features of one part compare nothing and are left out. */
    private List<Gain> ordered() {
        return gains.rows().stream()
                .filter(row -> gains.rows().stream()
                        .anyMatch(other ->
                                other.known() == row.known() && !other.part().equals(row.part())))
                .sorted(Comparator.comparing(Gain::known)
                        .thenComparing(
                                row -> Optional.ofNullable(row.pooled())
                                        .map(Interval::estimate)
                                        .orElse(-Double.MAX_VALUE),
                                Comparator.reverseOrder()))
                .toList();
    }

    private Line line(Gain row) {
        String held = experiment.plan().arms().get(experiment.plan().held()).name();
        return new Line(
                row,
                words.name("experiment.known", row.known()),
                part(row),
                href(row, row.arm()),
                href(row, held),
                estimate(row.pooled()),
                between(row.pooled(), row),
                estimate(row.more()),
                between(row.more(), row),
                row.more() == null ? "" : ExperimentWords.chance(row.chance(), words));
    }

    private String estimate(@Nullable Interval one) {
        return one == null ? "–" : written(one.estimate());
    }

    private String between(@Nullable Interval one, Gain row) {
        return one == null
                ? ""
                : ExperimentWords.between(one, this::written, words) + ExperimentWords.few(row.few(), words);
    }

    private String written(double value) {
        return ExperimentWords.outcome(value, experiment.plan().measured(), words);
    }

    private String part(Gain row) {
        return part(row.known(), row.part(), names, words);
    }

    /** A part in words. */
    static String part(Known known, String part, Map<Long, String> names, Words words) {
        if (part.equals("*")) {
            return words.say("experiment.part.others");
        }
        return switch (known) {
            case SPEND, AGE, RECENCY ->
                words.say("experiment.part." + known.name().toLowerCase(Locale.ROOT) + "." + part);
            case CHANNEL -> part.isEmpty() ? words.say("experiment.part.channel.none") : part;
            case PORTFOLIO ->
                part.matches("\\d{1,18}") ? ExperimentWords.portfolio(Long.parseLong(part), names, words) : part;
        };
    }

    private String href(Gain row, String arm) {
        return "/experiments/" + experiment.id() + "/customers?arm=" + arm + "&known=" + row.known() + "&part="
                + URLEncoder.encode(row.part(), StandardCharsets.UTF_8);
    }

    /** Whether an interval that is shown rests on few. */
    public boolean hasFew() {
        return ordered().stream().anyMatch(row -> row.few() && row.pooled() != null);
    }

    /** Whether any part surely gains more or less than others. */
    public boolean tells() {
        return gains.rows().stream().anyMatch(row -> row.verdict() != Verdict.CANNOT_TELL);
    }

    /** What may be said: who gains more or less, or that it cannot be told. */
    public String says() {
        var sure = ordered().stream()
                .filter(row -> row.verdict() != Verdict.CANNOT_TELL)
                .toList();
        if (sure.isEmpty()) {
            return words.say("experiment.gains.cannot-tell", gains.comparisons());
        }
        return sure.stream()
                .map(row -> words.say(
                        row.verdict() == Verdict.GAIN ? "experiment.gains.more" : "experiment.gains.less",
                        words.name("experiment.known", row.known()),
                        part(row),
                        row.arm(),
                        moreOf(row)))
                .collect(Collectors.joining(" "));
    }

    private String moreOf(Gain row) {
        return estimate(row.more()) + " (" + between(row.more(), row) + ")";
    }

    /** Of each feature by arm, whether effects differ between its parts, in words. */
    public List<String> features() {
        var said = new ArrayList<String>();
        for (Known known : Known.values()) {
            for (var arm : experiment.plan().arms()) {
                var rows = gains.rows().stream()
                        .filter(row -> row.known() == known && row.arm().equals(arm.name()) && row.more() != null)
                        .toList();
                if (!rows.isEmpty()) {
                    double chance =
                            rows.stream().mapToDouble(Gain::chance).min().orElse(1);
                    said.add(words.say(
                            "experiment.gains.feature",
                            words.name("experiment.known", known),
                            experiment.plan().arms().size() > 2 ? ", " + arm.name() : "",
                            ExperimentWords.chance(chance, words),
                            words.say(
                                    chance <= experiment.plan().sizing().significance()
                                            ? "experiment.gains.differ"
                                            : "experiment.gains.not")));
                }
            }
        }
        return said;
    }

    /** How many rows the picture has. */
    public long drawn() {
        return Math.min(
                MOST_SHOWN, ordered().stream().filter(row -> row.more() != null).count());
    }

    /** By how much each part gains more than the others, as a forest of ECharts; null where nothing can be drawn. */
    public @Nullable String forest(JsonMapper json) {
        var rows = ordered().stream()
                .filter(row -> row.more() != null)
                .limit(MOST_SHOWN)
                .toList();
        return rows.isEmpty()
                ? null
                : new Forest(experiment.plan().measured(), words)
                        .draw(json, rows.stream().map(this::bar).toList());
    }

    private Forest.Bar bar(Gain row) {
        Interval more = java.util.Objects.requireNonNull(row.more());
        String label = words.name("experiment.known", row.known()) + ": " + part(row)
                + (experiment.plan().arms().size() > 2 ? ", " + row.arm() : "");
        return new Forest.Bar(label, more, label + ": " + moreOf(row), href(row, row.arm()), false);
    }

    /** The rows as a file. */
    String csv() {
        var text = new StringWriter();
        var csv = CsvSheet.to(text);
        csv.row(List.of(
                "feature",
                "part",
                "part_name",
                "arm",
                "n",
                "n_control",
                "effect",
                "low",
                "high",
                "pooled_effect",
                "pooled_low",
                "pooled_high",
                "more",
                "more_low",
                "more_high",
                "p",
                "verdict"));
        ordered().forEach(row -> {
            var cells = new ArrayList<String>();
            cells.add(row.known().name().toLowerCase(Locale.ROOT));
            cells.add(row.part());
            cells.add(part(row));
            cells.add(row.arm());
            cells.add(String.valueOf(row.treated()));
            cells.add(String.valueOf(row.held()));
            ResultTable.three(cells, row.own());
            ResultTable.three(cells, row.pooled());
            ResultTable.three(cells, row.more());
            cells.add(ExperimentWords.plain(row.chance()));
            cells.add(row.verdict().code());
            csv.row(cells);
        });
        csv.flush();
        return text.toString();
    }
}
