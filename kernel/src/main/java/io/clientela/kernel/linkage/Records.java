package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The records to link, held by column with each distinct value once. Immutable; a record is meant by its index. */
public final class Records {

    private final List<FieldKind> kinds;
    private final List<Dictionary> values;
    private final List<int[]> columns;
    private final int size;

    private Records(List<FieldKind> kinds, List<Dictionary> values, List<int[]> columns, int size) {
        this.kinds = kinds;
        this.values = values;
        this.columns = columns;
        this.size = size;
    }

    /** The given records, in their order. */
    public static Records of(List<Party> parties) {
        var kinds = EnumSet.noneOf(FieldKind.class);
        parties.forEach(party -> kinds.addAll(party.values().keySet()));
        var list = List.copyOf(kinds);
        var builder = builder(list);
        var row = new @Nullable String[list.size()];
        for (var party : parties) {
            for (int i = 0; i < row.length; i++) {
                row[i] = party.values().get(list.get(i));
            }
            builder.add(row);
        }
        return builder.build();
    }

    /**
     * A builder for records with the given fields; a kind may stand more than once: two address lines are one text,
     * two phones or e-mail addresses stay two.
     */
    public static Builder builder(List<FieldKind> kinds) {
        return new Builder(kinds);
    }

    /** The number of records. */
    public int size() {
        return size;
    }

    /** One record by its index. */
    public Party party(int rec) {
        Map<FieldKind, String> found = new EnumMap<>(FieldKind.class);
        for (var kind : EnumSet.copyOf(kinds)) {
            text(kind, rec).ifPresent(text -> found.put(kind, text));
        }
        return new Party(found);
    }

    /** The kinds of the fields, each once. */
    EnumSet<FieldKind> kinds() {
        return kinds.isEmpty() ? EnumSet.noneOf(FieldKind.class) : EnumSet.copyOf(kinds);
    }

    /** The positions of the fields of a kind. */
    int[] fields(FieldKind kind) {
        return java.util.stream.IntStream.range(0, kinds.size())
                .filter(i -> kinds.get(i) == kind)
                .toArray();
    }

    /** The distinct values of a field. */
    Dictionary values(int field) {
        return values.get(field);
    }

    /** The value numbers of a field by record, −1 where the value is missing. */
    int[] column(int field) {
        return columns.get(field);
    }

    private Optional<String> text(FieldKind kind, int rec) {
        var text = new StringBuilder();
        for (int field : fields(kind)) {
            int value = columns.get(field)[rec];
            if (value >= 0) {
                text.append(text.isEmpty() ? "" : between(kind))
                        .append(values.get(field).value(value));
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    /** Phones and addresses stay apart, one a line; the other kinds are one text. */
    private static String between(FieldKind kind) {
        return kind == FieldKind.PHONE || kind == FieldKind.EMAIL ? "\n" : " ";
    }

    /** Takes records one by one. For one thread. */
    public static final class Builder {

        private final List<FieldKind> kinds;
        private final Dictionary[] values;
        private final int[][] columns;
        private int size;

        private Builder(List<FieldKind> kinds) {
            this.kinds = List.copyOf(kinds);
            this.values = new Dictionary[kinds.size()];
            this.columns = new int[kinds.size()][64];
            Arrays.setAll(values, i -> new Dictionary());
        }

        /**
         * Adds a record.
         *
         * @param row its values in the order of the kinds; null or blank where missing
         * @throws IllegalArgumentException if the row is not as long as the kinds
         */
        public Builder add(@Nullable String[] row) {
            if (row.length != kinds.size()) {
                throw new IllegalArgumentException("a row of " + row.length + " values for " + kinds.size());
            }
            for (int i = 0; i < row.length; i++) {
                if (columns[i].length == size) {
                    columns[i] = Arrays.copyOf(columns[i], size + (size >> 1) + 1);
                }
                String text = row[i];
                columns[i][size] = text == null || text.isBlank() ? -1 : values[i].number(text);
            }
            size++;
            return this;
        }

        /** The records so far. */
        public Records build() {
            var trimmed = new ArrayList<int[]>();
            for (int[] column : columns) {
                trimmed.add(Arrays.copyOf(column, size));
            }
            return new Records(kinds, List.of(values), trimmed, size);
        }
    }
}
