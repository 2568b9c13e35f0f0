package io.clientela.identify;

import io.clientela.identify.Report.Dimension;
import io.clientela.identify.Report.Heading;
import io.clientela.identify.Report.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the values of a table by their keys, and makes the report of them. For one thread. */
public final class ReportCells {

    /** The key of "others", which no value has. */
    public static final String OTHERS = "\uFFFF";

    private final Map<String, Optional<BigDecimal>> rows = new HashMap<>();
    private final Map<String, Optional<BigDecimal>> columns = new HashMap<>();
    private final Map<List<String>, Optional<BigDecimal>> cells = new HashMap<>();
    private BigDecimal total = BigDecimal.ZERO;

    /** The names of headings. */
    @FunctionalInterface
    public interface Labels {
        /** The names by key, as far as keys of this dimension have names. */
        Map<String, String> of(Dimension dimension, Set<String> keys);
    }

    /**
     * Adds a value.
     *
     * @param row the key of its row, empty for the total over all rows
     * @param column the key of its column, empty for the total over all columns
     * @param value empty where nothing is known
     */
    public void add(Optional<String> row, Optional<String> column, Optional<BigDecimal> value) {
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

    /** The same values with rows and columns changed over. */
    public ReportCells flipped() {
        var flipped = new ReportCells();
        flipped.rows.putAll(columns);
        flipped.columns.putAll(rows);
        cells.forEach((key, value) -> flipped.cells.put(List.of(key.getLast(), key.getFirst()), value));
        flipped.total = total;
        return flipped;
    }

    /**
     * The report.
     *
     * @param ledger the value of the whole table computed without it
     */
    public Report report(Question question, Labels labels, BigDecimal ledger) {
        var down = headings(question.rows(), rows, labels);
        var across = headings(question.columns(), columns, labels);
        return new Report(
                question,
                down,
                across,
                down.stream()
                        .map(row -> across.stream()
                                .map(column -> cells.getOrDefault(List.of(row.key(), column.key()), Optional.empty()))
                                .toList())
                        .toList(),
                totals(down, rows),
                totals(across, columns),
                total,
                ledger);
    }

    private static List<Optional<BigDecimal>> totals(List<Heading> headings, Map<String, Optional<BigDecimal>> values) {
        return headings.stream()
                .map(heading -> values.getOrDefault(heading.key(), Optional.empty()))
                .toList();
    }

    private static List<Heading> headings(
            Dimension dimension, Map<String, Optional<BigDecimal>> totals, Labels labels) {
        var names = labels.of(dimension, totals.keySet());
        var headings = new ArrayList<Heading>();
        for (var key : totals.keySet()) {
            boolean others = key.equals(OTHERS);
            headings.add(new Heading(dimension, key, others ? "" : names.getOrDefault(key, key), others));
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
}
