package io.clientela.console.internal.needs;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Needs.By;
import io.clientela.differentiate.Needs.Met;
import io.clientela.kernel.need.Proportion;
import io.clientela.kernel.need.Stage;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Shares of needs met as a page shows them: names, percentages with their intervals, the picture. */
public final class NeedReport {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<Stage> STAGES = List.of(Stage.values());

    private final By by;
    private final List<Met> rows;
    private final Words words;

    NeedReport(By by, List<Met> rows, Words words) {
        this.by = by;
        this.words = words;
        var sorted = new ArrayList<>(rows);
        if (by == By.STAGE) {
            sorted.sort(Comparator.comparingInt(
                    row -> row.key().isEmpty() ? STAGES.size() : STAGES.indexOf(Stage.valueOf(row.key()))));
        } else if (by != By.MONTH) {
            sorted.sort(Comparator.comparing(this::name));
        }
        this.rows = List.copyOf(sorted);
    }

    /** By what it is told. */
    public By by() {
        return by;
    }

    /** The lines. */
    public List<Met> rows() {
        return rows;
    }

    /** The name of a line. */
    public String name(Met row) {
        if (row.name().isEmpty()) {
            return words.say("need.none." + by.name().toLowerCase(Locale.ROOT));
        }
        return switch (by) {
            case STAGE -> words.name("need.stage", Stage.valueOf(row.key()));
            case MONTH ->
                DateTimeFormatter.ofPattern("MMM yyyy", words.locale()).format(YearMonth.parse(row.key()));
            case DEPARTMENT, GROUP -> row.name();
        };
    }

    /** The share met, such as 62%. */
    public String share(Outcome<Interval> share) {
        return share instanceof Outcome.Known<Interval> known
                ? words.percent(known.value().estimate())
                : "–";
    }

    /** The interval, such as 51% to 72%. */
    public String interval(Outcome<Interval> share) {
        return share instanceof Outcome.Known<Interval> known
                ? words.say(
                        "need.interval",
                        words.percent(known.value().low()),
                        words.percent(known.value().high()))
                : "";
    }

    /** All of it together. */
    public Met total() {
        long met = rows.stream().mapToLong(Met::met).sum();
        long refused = rows.stream().mapToLong(Met::refused).sum();
        long open = rows.stream().mapToLong(Met::open).sum();
        return new Met("", "", met, refused, open, 0, Proportion.of(met, met + refused + open));
    }

    /** What one sees, in one sentence. */
    public String says() {
        Met all = total();
        return words.say(
                "need.report.says",
                all.met(),
                all.all(),
                share(all.share()),
                interval(all.share()),
                all.open(),
                all.refused());
    }

    /** The picture: bars of met, open and refused. */
    public String options() {
        return JSON.writeValueAsString(Map.of(
                "legend", Map.of("bottom", 0),
                "grid", Map.of("left", 8, "right", 16, "top", 8, "bottom", 36, "containLabel", true),
                "xAxis", Map.of("type", "value", "minInterval", 1),
                "yAxis",
                        Map.of(
                                "type",
                                "category",
                                "inverse",
                                true,
                                "data",
                                rows.stream().map(this::name).toList()),
                "series",
                        List.of(
                                series("met", rows.stream().map(Met::met).toList()),
                                series("open", rows.stream().map(Met::open).toList()),
                                series(
                                        "refused",
                                        rows.stream().map(Met::refused).toList()))));
    }

    private Map<String, Object> series(String status, List<Long> values) {
        return Map.of("type", "bar", "stack", "all", "name", words.say("need.status." + status), "data", values);
    }
}
