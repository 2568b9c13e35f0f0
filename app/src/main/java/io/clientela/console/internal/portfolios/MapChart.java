package io.clientela.console.internal.portfolios;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Standings.Cell;
import io.clientela.differentiate.Standings.ValueMap;
import io.clientela.differentiate.Standings.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/** The map of value and needs as options of ECharts: cells as dots by their number of customers, or customers by name. */
final class MapChart {

    private static final double LARGEST = 30;

    private final MapQuery query;
    private final String currency;
    private final Words words;

    MapChart(MapQuery query, String currency, Words words) {
        this.query = query;
        this.currency = currency;
        this.words = words;
    }

    String options(ValueMap map, List<Members.Member> named, JsonMapper json) {
        var options = new HashMap<String, Object>(Map.of(
                "grid", Map.of("left", 8, "right", 16, "top", 34, "bottom", 30, "containLabel", true),
                "tooltip", Map.of("trigger", "item", "formatter", "{b}", "confine", true)));
        if (map.points().isEmpty() && !map.cells().isEmpty()) {
            cells(map, options);
        } else {
            points(map, named, options);
        }
        return json.writeValueAsString(options);
    }

    private void cells(ValueMap map, Map<String, Object> options) {
        var columns = new TreeSet<Double>();
        map.cells().forEach(cell -> columns.add(cell.window().low()));
        var lows = List.copyOf(columns);
        long most = map.cells().stream()
                .mapToLong(cell -> cell.sum().customers())
                .max()
                .orElse(1);
        var data = new ArrayList<Map<String, Object>>();
        for (var cell : map.cells()) {
            var window = cell.window();
            data.add(Map.of(
                    "value",
                    List.of(lows.indexOf(window.low()), (window.least() + window.most()) / 2),
                    "name",
                    says(cell),
                    "symbolSize",
                    5 + (LARGEST - 5) * Math.sqrt((double) cell.sum().customers() / most),
                    "href",
                    "/map?" + query.with(window)));
        }
        options.put(
                "xAxis",
                Map.of(
                        "type",
                        "category",
                        "data",
                        lows.stream().map(this::money).toList(),
                        "name",
                        words.say("portfolio.map.x"),
                        "nameLocation",
                        "middle",
                        "nameGap",
                        30,
                        "axisLabel",
                        Map.of("hideOverlap", true)));
        options.put("yAxis", needs(map.window()));
        options.put("series", List.of(Map.of("type", "scatter", "data", data)));
    }

    private Map<String, Object> needs(Window window) {
        return Map.of(
                "type",
                "value",
                "name",
                words.say("portfolio.map.y"),
                "nameTextStyle",
                Map.of("align", "left"),
                "min",
                round(window.least()),
                "max",
                round(window.most()));
    }

    private void points(ValueMap map, List<Members.Member> named, Map<String, Object> options) {
        var data = new ArrayList<Map<String, Object>>();
        for (var member : named) {
            var standing = member.standing();
            data.add(Map.of(
                    "value",
                    List.of(round(standing.value().orElse(0)), round(standing.needs())),
                    "name",
                    name(member) + ": " + money(standing.value().orElse(0)) + ", " + words.number(standing.needs(), 1),
                    "symbolSize",
                    9,
                    "href",
                    "/customers/" + standing.customerId()));
        }
        options.put(
                "xAxis",
                Map.of(
                        "type",
                        "value",
                        "scale",
                        true,
                        "name",
                        words.say("portfolio.col.value") + " (" + currency + ")",
                        "nameLocation",
                        "middle",
                        "nameGap",
                        30));
        options.put("yAxis", needs(map.window()));
        options.put("series", List.of(Map.of("type", "scatter", "data", data)));
    }

    private String name(Members.Member member) {
        return member.card().name().isEmpty()
                ? words.say("customer.nameless", String.valueOf(member.card().customerId()))
                : member.card().name();
    }

    /** A cell in words. */
    String says(Cell cell) {
        var window = cell.window();
        return words.say(
                "portfolio.map.cell",
                words.count("portfolio.customers", cell.sum().customers()),
                money(window.low()),
                money(window.high()),
                words.number(window.least(), 1),
                words.number(window.most(), 1));
    }

    private String money(double value) {
        return Members.money(value, currency, words);
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
