package io.clientela.identify.internal.card;

import io.clientela.identify.Report;
import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Measure;
import io.clientela.identify.Report.Question;
import io.clientela.identify.ReportCells;
import io.clientela.platform.Statements;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes tables over two dimensions of the ledger. */
@Component
final class Reports {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
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
        var cells = new ReportCells();
        jdbc.sql(complete("table")).params(parameters).query(rs -> {
            cells.add(
                    rs.getInt("all_rows") == 1 ? Optional.empty() : Optional.of(rs.getString("r")),
                    rs.getInt("all_columns") == 1 ? Optional.empty() : Optional.of(rs.getString("c")),
                    Optional.ofNullable(rs.getBigDecimal("value")));
        });
        return cells.report(question, this::labels, ledger(question, parameters));
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

    /** The names of products and customers by key; other headings are their keys. */
    Map<String, String> labels(Dimension dimension, Set<String> keys) {
        var labels = new HashMap<String, String>();
        if (dimension == Dimension.PRODUCT) {
            read(labels, jdbc.sql(sql.get("product-labels")).param("keys", keys.toArray(String[]::new)));
        } else if (dimension == Dimension.CUSTOMER) {
            var numbers = keys.stream().filter(key -> NUMBER.matcher(key).matches());
            read(
                    labels,
                    jdbc.sql(sql.get("customer-labels"))
                            .param("keys", numbers.map(Long::valueOf).toArray(Long[]::new)));
        }
        return labels;
    }

    private static void read(Map<String, String> labels, JdbcClient.StatementSpec statement) {
        statement.query(rs -> {
            labels.put(rs.getString("key"), rs.getString("label"));
        });
    }
}
