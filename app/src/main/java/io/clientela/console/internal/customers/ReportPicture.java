package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.Words;
import io.clientela.identify.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A report as bars: one for each row, in layers for its columns; each opens its customers when clicked. */
public final class ReportPicture {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROWS = 15;

    private ReportPicture() {}

    /** Its options for ECharts. */
    public static String options(Report report, ReportLinks links, Words words) {
        int rows = Math.min(ROWS, report.rows().size());
        var places = report.rows().subList(0, rows).stream()
                .map(row -> ReportTable.heading(row, words))
                .toList();
        List<Object> series = new ArrayList<>();
        for (int j = 0; j < report.columns().size(); j++) {
            List<Object> data = new ArrayList<>();
            for (int i = 0; i < rows; i++) {
                data.add(point(report, links, i, j));
            }
            series.add(Map.of(
                    "type",
                    "bar",
                    "stack",
                    "all",
                    "name",
                    ReportTable.heading(report.columns().get(j), words),
                    "data",
                    data));
        }
        boolean many = report.columns().size() > 1;
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("xAxis", Map.of("type", "category", "data", places));
        options.put("yAxis", Map.of("type", "value"));
        options.put("series", series);
        options.put("grid", Map.of("left", 8, "right", 16, "top", 16, "bottom", many ? 36 : 8, "containLabel", true));
        if (many) {
            options.put("legend", Map.of("bottom", 0, "type", "scroll"));
        }
        return JSON.writeValueAsString(options);
    }

    private static Map<String, Object> point(Report report, ReportLinks links, int row, int column) {
        Map<String, Object> point = new HashMap<>();
        point.put(
                "value",
                report.cells().get(row).get(column).map(BigDecimal::doubleValue).orElse(0.0));
        String href = links.opens(report.rows().get(row), report.columns().get(column));
        if (href != null) {
            point.put("href", href);
        }
        return point;
    }
}
