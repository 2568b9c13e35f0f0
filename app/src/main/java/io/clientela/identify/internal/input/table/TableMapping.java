package io.clientela.identify.internal.input.table;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the rows of a table become records: how it lies in its file, what its columns mean, and what holds for all its
 * rows. Recognised from the head of the file, corrected by a person with {@code with}, remembered per source,
 * and kept in map files.
 *
 * @param kind what the rows are
 * @param format how the table lies in its file
 * @param columns every column in the order of the file
 * @param constants values that hold for all rows, for meanings that {@link Meaning#mayBeConstant()}; a column of the same
 *     meaning goes before, where its cell is filled
 */
public record TableMapping(
        TableKind kind, TableFormat format, List<ColumnMapping> columns, Map<Meaning, String> constants) {

    public TableMapping {
        columns = List.copyOf(columns);
        constants = Map.copyOf(constants);
        for (var meaning : constants.keySet()) {
            if (!meaning.mayBeConstant()) {
                throw new IllegalArgumentException("no constant can be set for " + meaning.code());
            }
        }
    }

    /** How sure the mapping is as a whole: the least sure of the columns that are used, 0 where none is. */
    public double confidence() {
        return columns.stream()
                .filter(column -> column.meaning() != Meaning.IGNORE)
                .mapToDouble(ColumnMapping::confidence)
                .min()
                .orElse(0);
    }

    /** Whether it says of any column what it means. */
    boolean saysColumns() {
        return columns.stream().anyMatch(column -> column.reason() != ColumnMapping.Reason.OTHER_KIND);
    }

    /** The first column of the given meaning. */
    public Optional<ColumnMapping> column(Meaning meaning) {
        return columns.stream().filter(column -> column.meaning() == meaning).findFirst();
    }

    /** All columns of the given meaning, in the order of the file. */
    public List<ColumnMapping> columnsOf(Meaning meaning) {
        return columns.stream().filter(column -> column.meaning() == meaning).toList();
    }

    /** Whether a column or a constant gives the meaning. */
    public boolean has(Meaning meaning) {
        return constants.containsKey(meaning) || column(meaning).isPresent();
    }

    /**
     * What the mapping lacks to be used: the meanings of which at least one is needed, one list per need; empty where
     * the mapping is complete.
     */
    public List<List<Meaning>> missing() {
        var missing = new ArrayList<List<Meaning>>();
        for (var need : needs(kind)) {
            if (need.stream().noneMatch(this::has)) {
                missing.add(need);
            }
        }
        return missing;
    }

    private static List<List<Meaning>> needs(TableKind kind) {
        return switch (kind) {
            case SALES ->
                List.of(
                        List.of(Meaning.DATE),
                        List.of(
                                Meaning.AMOUNT,
                                Meaning.AMOUNT_WITH_TAX,
                                Meaning.UNIT_PRICE,
                                Meaning.UNIT_PRICE_WITH_TAX));
            case CONTACTS ->
                List.of(List.of(
                        Meaning.FULL_NAME,
                        Meaning.FAMILY_NAME,
                        Meaning.COMPANY_NAME,
                        Meaning.EMAIL,
                        Meaning.PHONE,
                        Meaning.VAT_NUMBER,
                        Meaning.TAX_CODE,
                        Meaning.CUSTOMER_CODE,
                        Meaning.CARD_NUMBER));
            case PRODUCTS -> List.of(List.of(Meaning.PRODUCT_CODE));
        };
    }

    /** The same mapping with one column's meaning set by a person. */
    public TableMapping with(int index, Meaning meaning) {
        var corrected = columns.stream()
                .map(column -> column.index() == index ? column.meaning(meaning) : column)
                .toList();
        return new TableMapping(kind, format, corrected, constants);
    }

    /** The same mapping with a value that holds for all rows; a blank value takes it away. */
    public TableMapping with(Meaning meaning, String value) {
        Map<Meaning, String> changed = new EnumMap<>(Meaning.class);
        changed.putAll(constants);
        if (value.isBlank()) {
            changed.remove(meaning);
        } else {
            changed.put(meaning, value.strip());
        }
        return new TableMapping(kind, format, columns, changed);
    }

    /** The same mapping for rows of another kind: it says only of those columns what they mean that such rows can have. */
    public TableMapping with(TableKind other) {
        var fitting = columns.stream()
                .map(column ->
                        column.meaning() != Meaning.IGNORE && column.meaning().fits(other)
                                ? column
                                : column.ofOtherKind())
                .toList();
        Map<Meaning, String> values = new EnumMap<>(Meaning.class);
        constants.forEach((meaning, value) -> {
            if (meaning.fits(other)) {
                values.put(meaning, value);
            }
        });
        return new TableMapping(other, format, fitting, values);
    }

    /** The same mapping for another sheet of the workbook: what its rows are and its columns mean is to be recognised. */
    public TableMapping onSheet(int other) {
        return new TableMapping(kind, format.onSheet(other), List.of(), constants);
    }

    /** The same mapping of a file that lies or writes otherwise. */
    public TableMapping with(TableFormat other) {
        return new TableMapping(kind, other, columns, constants);
    }
}
