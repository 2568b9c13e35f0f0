package io.clientela.identify.internal.card;

import io.clientela.identify.Corrections;
import io.clientela.identify.CustomerPage.FieldValues;
import io.clientela.identify.CustomerPage.StatedValue;
import io.clientela.identify.internal.input.Field;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the values of several records side by side, each with its source, and marks what is shown. */
final class SideBySide {

    private SideBySide() {}

    /** A value with the number of its source. */
    record Row(int sourceId, String field, StatedValue value) {

        Stated stated() {
            return new Stated(
                    value.recordId(),
                    sourceId,
                    field,
                    value.text(),
                    value.flaw().isPresent() ? Optional.empty() : value.normal(),
                    value.statedOn(),
                    value.superseded(),
                    value.source().equals(Corrections.SOURCE));
        }
    }

    static Row read(ResultSet rs, int n) throws SQLException {
        return new Row(
                rs.getInt("source_id"),
                rs.getString("field"),
                new StatedValue(
                        rs.getLong("record_id"),
                        rs.getString("text"),
                        Optional.ofNullable(rs.getString("normal")),
                        Optional.ofNullable(rs.getString("flaw")),
                        rs.getObject("stated_on", LocalDate.class),
                        rs.getObject("received_at", OffsetDateTime.class).toInstant(),
                        rs.getString("source"),
                        rs.getString("legal_basis"),
                        rs.getString("file"),
                        rs.getLong("line"),
                        rs.getBoolean("superseded"),
                        false));
    }

    /** The fields in their order, each with its values, the shown one first. */
    static List<FieldValues> fields(List<Row> rows) {
        var shown = Shown.of(rows.stream().map(Row::stated).toList());
        Map<Field, List<StatedValue>> byField = new EnumMap<>(Field.class);
        for (var row : rows) {
            var choice = Optional.ofNullable(shown.get(row.field()));
            boolean agrees = choice.isPresent() && !row.value().superseded() && agrees(row.value(), choice.get());
            byField.computeIfAbsent(Field.valueOf(row.field()), f -> new ArrayList<>())
                    .add(marked(row.value(), agrees));
        }
        var fields = new ArrayList<FieldValues>();
        byField.forEach((field, values) -> {
            values.sort(Comparator.comparing(StatedValue::shown)
                    .reversed()
                    .thenComparing(StatedValue::superseded)
                    .thenComparing(StatedValue::statedOn, Comparator.reverseOrder()));
            var choice = Optional.ofNullable(shown.get(field.name()));
            fields.add(new FieldValues(
                    field.name(),
                    choice.map(Shown.Choice::value),
                    choice.map(Shown.Choice::reason).orElse(""),
                    values));
        });
        return fields;
    }

    private static boolean agrees(StatedValue value, Shown.Choice choice) {
        return value.normal().orElse(value.text()).equalsIgnoreCase(choice.value());
    }

    private static StatedValue marked(StatedValue value, boolean shown) {
        return new StatedValue(
                value.recordId(),
                value.text(),
                value.normal(),
                value.flaw(),
                value.statedOn(),
                value.receivedAt(),
                value.source(),
                value.legalBasis(),
                value.file(),
                value.line(),
                value.superseded(),
                shown);
    }
}
