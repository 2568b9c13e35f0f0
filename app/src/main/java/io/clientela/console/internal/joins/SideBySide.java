package io.clientela.console.internal.joins;

import io.clientela.identify.CustomerPage.FieldValues;
import io.clientela.identify.CustomerPage.StatedValue;
import io.clientela.identify.Doubt;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The two records of a doubt, field by field, so that the eye can compare.
 *
 * @param rows one row for each field that one side states
 */
public record SideBySide(List<Row> rows) {

    /**
     * One field of both sides.
     *
     * @param field the field, such as {@code EMAIL}
     * @param left what the first record states, several values one below the other
     * @param right what the second states
     * @param same whether both state the same
     */
    public record Row(String field, List<String> left, List<String> right, boolean same) {}

    /** The comparison of a doubt's two sides. */
    public static SideBySide of(Doubt doubt) {
        Set<String> fields = new LinkedHashSet<>();
        doubt.left().fields().forEach(field -> fields.add(field.field()));
        doubt.right().fields().forEach(field -> fields.add(field.field()));
        List<Row> rows = new ArrayList<>();
        for (String field : fields) {
            List<String> left = values(doubt.left(), field);
            List<String> right = values(doubt.right(), field);
            rows.add(new Row(field, left, right, !left.isEmpty() && left.equals(right)));
        }
        return new SideBySide(List.copyOf(rows));
    }

    private static List<String> values(Doubt.Side side, String field) {
        return side.fields().stream()
                .filter(values -> values.field().equals(field))
                .map(FieldValues::values)
                .flatMap(List::stream)
                .filter(value -> !value.superseded())
                .map(StatedValue::text)
                .distinct()
                .toList();
    }
}
