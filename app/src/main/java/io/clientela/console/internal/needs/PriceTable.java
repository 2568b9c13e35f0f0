package io.clientela.console.internal.needs;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.PriceResponses;
import io.clientela.differentiate.PriceResponses.Group;
import io.clientela.differentiate.PriceResponses.Run;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** How the responses to prices are written and drawn. */
public final class PriceTable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DRAWN = 30;

    private final Run run;
    private final Words words;

    PriceTable(Run run, Words words) {
        this.run = run;
        this.words = words;
    }

    /** The computation. */
    public Run run() {
        return run;
    }

    /** The groups: those with an estimate in front, the strongest answer first, then those refused; all categories on top. */
    public List<Group> groups() {
        return run.groups().stream()
                .sorted(Comparator.comparing((Group group) -> !group.category().equals(PriceResponses.ALL))
                        .thenComparingDouble(PriceTable::order)
                        .thenComparing(Group::category))
                .toList();
    }

    private static double order(Group group) {
        return group.response() instanceof Outcome.Known<Interval> known
                ? known.value().estimate()
                : Double.MAX_VALUE;
    }

    /** How many groups have an estimate. */
    public long estimated() {
        return run.groups().stream()
                .filter(group -> group.response() instanceof Outcome.Known<Interval>)
                .count();
    }

    /** The name of a group, such as Coffee · firms. */
    public String name(Group group) {
        return category(group) + " · " + words.say("price.kind." + group.kind());
    }

    private String category(Group group) {
        return switch (group.category()) {
            case "" -> words.say("price.no-category");
            case PriceResponses.ALL -> words.say("price.all-categories");
            default -> group.category();
        };
    }

    /** Whether quantity rose with the price: rather a sign of something else than an answer. */
    public boolean odd(Group group) {
        return group.response() instanceof Outcome.Known<Interval> known
                && known.value().low() > 0;
    }

    /** An elasticity, such as −1.4. */
    public String number(double value) {
        return words.number(value, 2).replace('-', '−');
    }

    /** The estimate of an interval; a dash where there is none. */
    public String estimate(Outcome<Interval> outcome) {
        return outcome instanceof Outcome.Known<Interval> known
                ? number(known.value().estimate())
                : "–";
    }

    /** The interval, such as −1.9 to −0.9, or in words why there is none. */
    public String interval(Outcome<Interval> outcome) {
        return switch (outcome) {
            case Outcome.Known<Interval> known ->
                words.say(
                        "price.interval",
                        number(known.value().low()),
                        number(known.value().high()));
            case Outcome.Unknown<Interval> unknown -> words.code("price.why", unknown.reason());
        };
    }

    /** How the change reads: stronger, weaker, or not to be told. */
    public String change(Group group) {
        if (!(group.change() instanceof Outcome.Known<Interval> known)) {
            return words.say("price.change.unknown");
        }
        var change = known.value();
        return change.high() < 0
                ? words.say("price.change.stronger")
                : change.low() > 0 ? words.say("price.change.weaker") : words.say("price.change.same");
    }

    /** The customers who bought of a group. */
    public static String behind(Group group) {
        String all = "/customers?bought=true&kind=" + group.kind();
        return switch (group.category()) {
            case PriceResponses.ALL -> all;
            case "" -> all + "&category=~";
            default -> all + "&category=" + URLEncoder.encode(group.category(), StandardCharsets.UTF_8);
        };
    }

    /** What one sees, in one sentence. */
    public String says() {
        return words.say(
                "price.says",
                estimated(),
                run.groups().size(),
                run.groups().stream()
                        .filter(group -> group.response() instanceof Outcome.Known<Interval> known
                                && known.value().high() < 0)
                        .count());
    }

    /** The picture: a point and a line for each group, the strongest answer on top. */
    public String options() {
        var shown = groups().stream()
                .filter(group -> group.response() instanceof Outcome.Known<Interval>)
                .limit(DRAWN)
                .toList();
        var series = new ArrayList<Map<String, Object>>();
        var points = new ArrayList<Map<String, Object>>();
        for (Group group : shown) {
            var interval = ((Outcome.Known<Interval>) group.response()).value();
            String name = name(group);
            series.add(line(name, interval));
            points.add(
                    Map.of("value", List.of(rounded(interval.estimate()), name), "name", name, "href", behind(group)));
        }
        series.add(
                Map.of("type", "scatter", "symbolSize", 11, "data", points, "itemStyle", Map.of("opacity", 1), "z", 3));
        Map<String, Object> options = new HashMap<>();
        options.put("color", List.of("#3d9b82"));
        options.put("tooltip", Map.of("trigger", "item"));
        options.put("grid", Map.of("left", 8, "right", 24, "top", 8, "bottom", 28, "containLabel", true));
        options.put(
                "xAxis",
                Map.of("type", "value", "name", words.say("price.axis"), "nameLocation", "middle", "nameGap", 24));
        options.put(
                "yAxis",
                Map.of(
                        "type",
                        "category",
                        "inverse",
                        true,
                        "data",
                        shown.stream().map(this::name).toList()));
        options.put("series", series);
        return JSON.writeValueAsString(options);
    }

    private static Map<String, Object> line(String name, Interval interval) {
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
                List.of(List.of(rounded(interval.low()), name), List.of(rounded(interval.high()), name)));
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
