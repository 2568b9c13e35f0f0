package io.clientela.identify.internal.card;

import io.clientela.identify.Report;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Heading;
import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.platform.Statements;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes tables over two dimensions of the ledger. */
@Component
final class Reports {

    private static final String OTHERS = "\uFFFF";
    private static final int ALL_PERIODS = 1_000;

    private final Statements sql = Statements.of("identify/reports");
    private final JdbcClient jdbc;
    private final Filtered filtered;

    Reports(JdbcClient jdbc, Filtered filtered) {
        this.jdbc = jdbc;
        this.filtered = filtered;
    }

    Report report(Question question) {
        var parameters = parameters(question);
        var cells = new Cells();
        jdbc.sql(complete("table")).params(parameters).query(rs -> {
            cells.add(
                    rs.getInt("all_rows") == 1 ? Optional.empty() : Optional.of(rs.getString("r")),
                    rs.getInt("all_columns") == 1 ? Optional.empty() : Optional.of(rs.getString("c")),
                    Optional.ofNullable(rs.getBigDecimal("value")));
        });
        var rows = headings(question.rows(), cells.rows);
        var columns = headings(question.columns(), cells.columns);
        return new Report(
                question,
                rows,
                columns,
                rows.stream()
                        .map(row -> columns.stream()
                                .map(column -> cells.at(row.key(), column.key()))
                                .toList())
                        .toList(),
                rows.stream()
                        .map(row ->
                                Optional.ofNullable(cells.rows.get(row.key())).flatMap(v -> v))
                        .toList(),
                columns.stream()
                        .map(column -> Optional.ofNullable(cells.columns.get(column.key()))
                                .flatMap(v -> v))
                        .toList(),
                cells.total,
                ledger(question, parameters));
    }

    private BigDecimal ledger(Question question, Map<String, @Nullable Object> parameters) {
        boolean whole = question.filter().equals(io.clientela.identify.CustomerFilter.ALL)
                && question.measure() != Measure.MARGIN
                && question.measure() != Measure.COST;
        return jdbc.sql(whole ? sql.get("ledger") : complete("filtered"))
                .params(parameters)
                .query((rs, n) -> Optional.ofNullable(rs.getBigDecimal("value")))
                .single()
                .orElse(BigDecimal.ZERO);
    }

    private Map<String, @Nullable Object> parameters(Question question) {
        var parameters = new HashMap<>(filtered.parameters(question.filter()));
        parameters.put("currency", question.currency());
        parameters.put("rows", question.rows().name());
        parameters.put("columns", question.columns().name());
        parameters.put("measure", question.measure().name());
        parameters.put("distinct", question.measure() == Measure.CUSTOMERS || question.measure() == Measure.DOCUMENTS);
        parameters.put("mostRows", question.rows().isPeriod() ? ALL_PERIODS : question.most());
        parameters.put("mostColumns", question.columns().isPeriod() ? ALL_PERIODS : question.most());
        return parameters;
    }

    private String complete(String name) {
        return sql.get(name).replace("{facts}", sql.get("facts")).replace("{lines}", sql.get("lines"));
    }

    private List<Heading> headings(Dimension dimension, Map<String, Optional<BigDecimal>> totals) {
        var labels = labels(dimension, totals.keySet().toArray(String[]::new));
        var headings = new ArrayList<Heading>();
        for (var key : totals.keySet()) {
            boolean others = key.equals(OTHERS);
            headings.add(new Heading(dimension, key, others ? "" : labels.getOrDefault(key, key), others));
        }
        Comparator<Heading> order = dimension.isPeriod()
                ? Comparator.comparing(Heading::key)
                : Comparator.comparing(
                                (Heading h) -> totals.getOrDefault(h.key(), Optional.empty())
                                        .orElse(BigDecimal.ZERO),
                                Comparator.reverseOrder())
                        .thenComparing(Heading::key);
        headings.sort(Comparator.comparing(Heading::others).thenComparing(order));
        return headings;
    }

    private Map<String, String> labels(Dimension dimension, String[] keys) {
        if (dimension != Dimension.PRODUCT && dimension != Dimension.CUSTOMER) {
            return Map.of();
        }
        var labels = new HashMap<String, String>();
        jdbc.sql(sql.get(dimension == Dimension.PRODUCT ? "product-labels" : "customer-labels"))
                .param("keys", keys)
                .query(rs -> {
                    labels.put(rs.getString("key"), rs.getString("label"));
                });
        return labels;
    }

    /** The values of a table by their keys. */
    private static final class Cells {

        final Map<String, Optional<BigDecimal>> rows = new HashMap<>();
        final Map<String, Optional<BigDecimal>> columns = new HashMap<>();
        private final Map<List<String>, Optional<BigDecimal>> cells = new HashMap<>();
        private BigDecimal total = BigDecimal.ZERO;

        void add(Optional<String> row, Optional<String> column, Optional<BigDecimal> value) {
            if (row.isPresent() && column.isPresent()) {
                cells.put(List.of(row.get(), column.get()), value);
            } else if (row.isPresent()) {
                rows.put(row.get(), value);
            } else if (column.isPresent()) {
                columns.put(column.get(), value);
            } else {
                total = value.orElse(BigDecimal.ZERO);
            }
        }

        Optional<BigDecimal> at(String row, String column) {
            return cells.getOrDefault(List.of(row, column), Optional.empty());
        }
    }
}
