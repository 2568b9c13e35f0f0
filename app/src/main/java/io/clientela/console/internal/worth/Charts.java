package io.clientela.console.internal.worth;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/** The options of charts, as JSON. */
final class Charts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Charts() {}

    /** A bar of a waterfall, from one level to the next; a sum stands on the ground. */
    record Bar(String name, long from, long to, boolean sum, String label, String href) {

        boolean isUp() {
            return !sum && to >= from;
        }
    }

    /** Bars from level to level: sums stand on the ground, changes hang between. */
    static String waterfall(List<Bar> bars) {
        var ground = bars.stream()
                .map(bar -> bar.sum() ? 0 : Math.min(bar.from(), bar.to()))
                .toList();
        Map<String, Object> floor = Map.of(
                "type",
                "bar",
                "stack",
                "all",
                "silent",
                true,
                "itemStyle",
                Map.of("color", "transparent"),
                "data",
                ground);
        return json(Map.of(
                "grid", Map.of("left", 8, "right", 84, "top", 8, "bottom", 8, "containLabel", true),
                "tooltip", Map.of("trigger", "item", "formatter", "{b}"),
                "xAxis", Map.of("type", "value", "axisLabel", Map.of("hideOverlap", true)),
                "yAxis",
                        Map.of(
                                "type",
                                "category",
                                "inverse",
                                true,
                                "data",
                                bars.stream().map(Bar::name).toList(),
                                "axisLabel",
                                Map.of("width", 116, "overflow", "break")),
                "series",
                        List.of(
                                floor,
                                hung(bars, Bar::isUp),
                                hung(bars, bar -> !bar.isUp() && !bar.sum()),
                                hung(bars, Bar::sum))));
    }

    private static Map<String, Object> hung(List<Bar> bars, Predicate<Bar> which) {
        return Map.of(
                "type",
                "bar",
                "stack",
                "all",
                "barMaxWidth",
                26,
                "data",
                bars.stream()
                        .map(bar -> which.test(bar) ? hung(bar) : Map.of("value", 0))
                        .toList());
    }

    private static Map<String, Object> hung(Bar bar) {
        return Map.of(
                "value", Math.abs(bar.to() - (bar.sum() ? 0 : bar.from())),
                "name", bar.name() + " " + bar.label(),
                "link", bar.href(),
                "label", Map.of("show", true, "position", "right", "formatter", bar.label()));
    }

    /** Lines over categories. */
    static String lines(List<String> categories, Map<String, List<Double>> series, String xName, String yName) {
        return json(Map.of(
                "legend", Map.of("top", 0),
                "grid", Map.of("left", 8, "right", 16, "top", 36, "bottom", 28, "containLabel", true),
                "xAxis",
                        Map.of(
                                "type",
                                "category",
                                "data",
                                categories,
                                "name",
                                xName,
                                "nameLocation",
                                "middle",
                                "nameGap",
                                28),
                "yAxis", Map.of("type", "value", "name", yName),
                "series",
                        series.entrySet().stream()
                                .map(one -> Map.of(
                                        "type", "line", "name", one.getKey(), "data", one.getValue(), "symbolSize", 7))
                                .toList()));
    }

    /** Bars side by side over categories. */
    static String bars(List<String> categories, Map<String, List<Double>> series, String xName) {
        return json(Map.of(
                "legend", Map.of("top", 0),
                "grid", Map.of("left", 8, "right", 16, "top", 36, "bottom", 28, "containLabel", true),
                "xAxis",
                        Map.of(
                                "type",
                                "category",
                                "data",
                                categories,
                                "name",
                                xName,
                                "nameLocation",
                                "middle",
                                "nameGap",
                                28),
                "yAxis", Map.of("type", "value"),
                "series",
                        series.entrySet().stream()
                                .map(one -> Map.of("type", "bar", "name", one.getKey(), "data", one.getValue()))
                                .toList()));
    }

    private static String json(Object options) {
        return JSON.writeValueAsString(options);
    }
}
