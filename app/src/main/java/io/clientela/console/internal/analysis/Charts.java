package io.clientela.console.internal.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The options of ECharts for the few kinds of pictures that analyses need. */
final class Charts {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Charts() {}

    /**
     * One line or row of bars.
     *
     * @param name in the legend
     * @param data numbers, pairs or points with addresses
     * @param look what else ECharts is told of it, such as a stack
     */
    record Series(String name, String type, List<?> data, Map<String, ?> look) {

        static Series line(String name, List<?> data) {
            return new Series(name, "line", data, Map.of("showSymbol", data.size() < 30));
        }

        static Series bars(String name, List<?> data) {
            return new Series(name, "bar", data, Map.of());
        }

        Map<String, Object> options() {
            Map<String, Object> options = new LinkedHashMap<>(look);
            options.put("name", name);
            options.put("type", type);
            options.put("data", data);
            return options;
        }
    }

    /** Bars or lines over named places. */
    static String over(List<String> places, Series... series) {
        return json(Map.of("type", "category", "data", places), Map.of("type", "value"), series);
    }

    /** Bars that lie, with long names: the first one at the top. */
    static String lying(List<String> places, Series... series) {
        return json(Map.of("type", "value"), Map.of("type", "category", "data", places, "inverse", true), series);
    }

    /** Lines over per cent from 0 to 100. */
    static String overPercent(String across, String up, Series... series) {
        return json(
                Map.of(
                        "type",
                        "value",
                        "min",
                        0,
                        "max",
                        100,
                        "name",
                        across,
                        "nameLocation",
                        "middle",
                        "nameGap",
                        28,
                        "axisLabel",
                        Map.of("formatter", "{value} %")),
                Map.of("type", "value", "name", up, "axisLabel", Map.of("formatter", "{value} %")),
                series);
    }

    private static String json(Map<String, ?> across, Map<String, ?> up, Series... series) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("xAxis", across);
        options.put("yAxis", up);
        options.put("series", List.of(series).stream().map(Series::options).toList());
        if (series.length > 1) {
            options.put("legend", Map.of("bottom", 0, "type", "scroll"));
        }
        int bottom = (series.length > 1 ? 32 : 8) + (across.containsKey("name") ? 24 : 0);
        options.put("grid", Map.of("left", 8, "right", 24, "top", 32, "bottom", bottom, "containLabel", true));
        return JSON.writeValueAsString(options);
    }
}
