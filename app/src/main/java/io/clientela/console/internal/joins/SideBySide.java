package io.clientela.console.internal.joins;

import io.clientela.identify.CustomerPage.FieldValues;
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
     * @param mark how the two compare
     */
    public record Row(String field, List<String> left, List<String> right, Mark mark) {}

    /** How the two sides of a field compare. */
    public enum Mark {
        /** One value of the left side is one of the right, capitals or small letters. */
        SAME,
        /** Both state something, nothing of it the same. */
        DIFFERS,
        /** One side states nothing. */
        ALONE
    }

    /** The comparison of a doubt's two sides. */
    public static SideBySide of(Doubt doubt) {
        Set<String> fields = new LinkedHashSet<>();
        doubt.left().fields().forEach(field -> fields.add(field.field()));
        doubt.right().fields().forEach(field -> fields.add(field.field()));
        List<Row> rows = new ArrayList<>();
        for (String field : fields) {
            List<String> left = values(doubt.left(), field);
            List<String> right = values(doubt.right(), field);
            rows.add(new Row(field, left, right, mark(left, right)));
        }
        return new SideBySide(List.copyOf(rows));
    }

    private static Mark mark(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return Mark.ALONE;
        }
        boolean same = left.stream().anyMatch(one -> right.stream().anyMatch(one::equalsIgnoreCase));
        return same ? Mark.SAME : Mark.DIFFERS;
    }

    private static List<String> values(Doubt.Side side, String field) {
        return side.fields().stream()
                .filter(values -> values.field().equals(field))
                .map(FieldValues::values)
                .flatMap(List::stream)
                .filter(value -> !value.superseded())
                .map(value -> value.normal().orElse(value.text()))
                .distinct()
                .toList();
    }
}
