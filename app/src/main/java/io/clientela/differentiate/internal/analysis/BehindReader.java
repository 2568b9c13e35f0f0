package io.clientela.differentiate.internal.analysis;

import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.CustomersBehind.Cell;
import io.clientela.differentiate.CustomersBehind.Column;
import io.clientela.differentiate.CustomersBehind.Row;
import io.clientela.differentiate.Feature;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.kernel.value.Outcome;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the named customers behind a figure: the statements {@code list-<name>} of the analyses. */
final class BehindReader {

    private static final List<AnalysisSql> TOPICS = List.of(
            new AnalysisSql("concentration"),
            new AnalysisSql("cohorts"),
            new AnalysisSql("scope"),
            new AnalysisSql("service"),
            new AnalysisSql("behaviour"),
            new AnalysisSql("community"),
            new AnalysisSql("diagnosis"));

    private BehindReader() {}

    /** Whether there is a list of this name. */
    static boolean has(String list) {
        return text(list).isPresent();
    }

    private static Optional<String> text(String list) {
        return TOPICS.stream()
                .filter(topic -> topic.has("list-" + list))
                .map(topic -> topic.text("list-" + list))
                .findFirst();
    }

    /** Some rows of a list. */
    static Outcome<CustomersBehind> read(Connection picture, Cell cell, Map<String, ?> parameters, long from, int most)
            throws SQLException {
        var text = text(cell.list());
        if (cell.list().equals("overlooked") && !SumErrors.valued(picture)) {
            return new Outcome.Unknown<>("unvalued", "no table of values");
        }
        if (text.isEmpty()) {
            return new Outcome.Unknown<>("no-list", cell.list());
        }
        try {
            var columns = new ArrayList<Column>();
            var rows = AnalysisSql.rowsOf(
                    picture, text.get() + " LIMIT " + most + " OFFSET " + from, parameters, row -> row(row, columns));
            long customers = rows.size() < most && from == 0
                    ? rows.size()
                    : AnalysisSql.rowsOf(
                                    picture,
                                    "SELECT count(*) FROM (" + text.get() + ")",
                                    parameters,
                                    row -> row.getLong(1))
                            .getFirst();
            return new Outcome.Known<>(new CustomersBehind(columns, customers, rows));
        } catch (IllegalArgumentException e) {
            return new Outcome.Unknown<>("no-list", String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).startsWith("Conversion Error")) {
                return new Outcome.Unknown<>("no-list", String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static Row row(ResultSet row, List<Column> columns) throws SQLException {
        if (columns.isEmpty()) {
            for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                columns.add(column(row.getMetaData().getColumnLabel(i)));
            }
        }
        var values = new ArrayList<@Nullable Object>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(value(row, i + 2, columns.get(i).unit()));
        }
        return new Row(row.getLong("customer_id"), values);
    }

    private static Column column(String name) {
        return Arrays.stream(Column.values())
                .filter(column -> column.code().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a list has the unknown column " + name));
    }

    private static @Nullable Object value(ResultSet row, int at, Feature.Unit unit) throws SQLException {
        return switch (unit) {
            case DATE -> row.getObject(at, LocalDate.class);
            case WORD -> row.getString(at);
            case COUNT, DAYS, WEEKDAY, MONEY, SHARE, LEVEL -> number(row.getObject(at));
        };
    }

    private static @Nullable BigDecimal number(@Nullable Object value) {
        return value == null ? null : new BigDecimal(value.toString());
    }
}
