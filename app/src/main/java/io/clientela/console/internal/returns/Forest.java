package io.clientela.console.internal.returns;

import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.value.Interval;
import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.ExperimentPlan.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A forest chart of differences: estimates as dots, intervals as lines, nothing as a dashed line. */
record Forest(Measured measured, Words words) {

    /**
     * One difference.
     *
     * @param says what stands at the dot
     * @param href where the dot leads
     * @param whole whether it stands for all
     */
    record Bar(String label, Interval interval, String says, String href, boolean whole) {}

    /** The options of ECharts. */
    String draw(JsonMapper json, List<Bar> bars) {
        var series = new ArrayList<Map<String, Object>>();
        bars.forEach(one -> series.add(line(one)));
        series.add(Map.of(
                "type",
                "scatter",
                "data",
                bars.stream().map(this::dot).toList(),
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
        return json.writeValueAsString(options(bars.stream().map(Bar::label).toList(), series));
    }

    private Map<String, Object> line(Bar one) {
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
                List.of(
                        List.of(drawn(one.interval().low()), one.label()),
                        List.of(drawn(one.interval().high()), one.label())));
    }

    private Map<String, Object> dot(Bar one) {
        return Map.of(
                "value",
                List.of(drawn(one.interval().estimate()), one.label()),
                "name",
                one.says(),
                "symbolSize",
                one.whole() ? 14 : 9,
                "href",
                one.href());
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
                        Map.of("width", 150, "overflow", "break", "interval", 0)),
                "series",
                series);
    }

    /** A value as it is drawn: shares in points of a hundred. */
    private double drawn(double value) {
        double factor = measured.counted() == Counted.BOUGHT ? 100 : 1;
        return Math.round(value * factor * 1e4) / 1e4;
    }

    private String axis() {
        return words.say("experiment.axis." + measured.counted().name().toLowerCase(Locale.ROOT), measured.currency());
    }
}
