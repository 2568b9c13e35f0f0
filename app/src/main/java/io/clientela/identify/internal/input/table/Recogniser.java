package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.table.ColumnMapping.Reason;
import io.clientela.identify.internal.value.Folding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Recognises a table by its sample: where the header is, how figures are written, what rows and columns mean. */
final class Recogniser {

    private static final Set<String> DECIMAL_POINT =
            Set.of("GB", "US", "IE", "AU", "CA", "NZ", "IN", "JP", "CN", "MX", "CH");

    private Recogniser() {}

    /**
     * The mapping of a table: recognised, and with what is remembered of its source where that fits.
     *
     * @param format the format with container, encoding, separator and sheet as found
     */
    static TableMapping recognise(Sample sample, TableFormat format, TableSettings settings) {
        var headerLine = settings.mapping()
                .map(remembered -> HeaderLine.of(sample, remembered))
                .filter(line -> line > 0)
                .orElseGet(() -> HeaderLine.of(sample));
        var headers = headers(sample, headerLine);
        var remembered = settings.mapping().filter(known -> fits(known, headers));
        var kind = remembered
                .filter(known -> !known.columns().isEmpty()) // else it is of another sheet
                .map(TableMapping::kind);
        var recognised = recogniseAnew(sample, formatOf(sample, format, headerLine, settings), headers, kind, settings);
        var mapping = remembered.map(known -> remembered(known, recognised)).orElse(recognised);
        Map<Meaning, String> constants = new EnumMap<>(Meaning.class);
        constants.putAll(mapping.constants());
        constants.putAll(settings.constants());
        return new TableMapping(mapping.kind(), mapping.format(), mapping.columns(), constants);
    }

    private static TableFormat formatOf(Sample sample, TableFormat found, long headerLine, TableSettings settings) {
        var rows = sample.below(headerLine);
        var told = found.container() == TableFormat.Container.TEXT && found.separator() != '\t';
        var local = told ? found.separator() == ';' : !DECIMAL_POINT.contains(settings.region());
        var evidence = new Styles.Evidence();
        rows.forEach(row -> row.cells().forEach(evidence::add));
        return new TableFormat(
                found.container(),
                found.charset(),
                found.separator(),
                found.quote(),
                found.sheet(),
                headerLine,
                Styles.numbers(rows, local),
                evidence.style(settings.region().equals("US")));
    }

    private static TableMapping recogniseAnew(
            Sample sample,
            TableFormat format,
            List<String> headers,
            Optional<TableKind> knownKind,
            TableSettings settings) {
        var clues = new ArrayList<Clues>();
        for (var i = 0; i < headers.size(); i++) {
            clues.add(new Clues(sample, i, format, settings.region()));
        }
        var kind = knownKind.orElseGet(() -> KindGuess.of(headers, clues));
        var columns = new ColumnMatcher(kind, headers, clues).match();
        if (kind == TableKind.SALES) {
            columns = new Arithmetic(sample.below(format.headerLine()), format, columns).prove();
        }
        return new TableMapping(kind, format, columns, Map.of());
    }

    private static List<String> headers(Sample sample, long headerLine) {
        for (var row : sample.rows()) {
            if (row.line() == headerLine) {
                return trimmed(row.cells());
            }
        }
        return List.copyOf(java.util.Collections.nCopies(sample.width(), ""));
    }

    /** Without the empty names that trailing separators leave. */
    private static List<String> trimmed(List<String> cells) {
        var end = cells.size();
        while (end > 0 && cells.get(end - 1).isEmpty()) {
            end--;
        }
        return cells.subList(0, end);
    }

    /**
     * Whether at least two thirds of the columns that the remembered mapping uses are in a table with these headers; one
     * that uses none says only what the rows are and how they are written, and fits every table.
     */
    static boolean fits(TableMapping remembered, List<String> headers) {
        var names = headers.stream().map(Folding::fold).collect(Collectors.toSet());
        var used = remembered.columns().stream()
                .filter(column -> column.meaning() != Meaning.IGNORE)
                .toList();
        var there = used.stream()
                .filter(column -> column.header().isEmpty()
                        ? column.index() < headers.size()
                        : names.contains(Folding.fold(column.header())))
                .count();
        return (used.isEmpty() && !remembered.saysColumns()) || (there > 0 && there * 3 >= used.size() * 2L);
    }

    private static TableMapping remembered(TableMapping remembered, TableMapping recognised) {
        var byName = byName(remembered.columns());
        var used = remembered.columns().stream().map(ColumnMapping::meaning).toList();
        var columns = new ArrayList<ColumnMapping>();
        for (var column : recognised.columns()) {
            var known = column.header().isEmpty()
                    ? at(remembered.columns(), column.index())
                    : byName.get(Folding.fold(column.header()));
            if (known != null && known.reason() != Reason.OTHER_KIND) {
                columns.add(column.meaning(known.meaning()));
            } else if (used.contains(column.meaning()) && !column.meaning().repeats()) {
                columns.add(new ColumnMapping(
                        column.index(),
                        column.header(),
                        Meaning.IGNORE,
                        0,
                        Reason.UNKNOWN,
                        "not in the remembered mapping"));
            } else {
                columns.add(column);
            }
        }
        var numbers = recognised.format().numbers();
        var dates = recognised.format().dates();
        var told = remembered.format();
        var format = recognised
                .format()
                .with(
                        told.numbers().certain() ? told.numbers() : numbers,
                        told.dates().certain() && told.dates().order() != DateStyle.Order.YEAR_MONTH_DAY
                                ? told.dates()
                                : dates);
        return new TableMapping(recognised.kind(), format, columns, remembered.constants());
    }

    private static Map<String, ColumnMapping> byName(List<ColumnMapping> columns) {
        var byName = new HashMap<String, ColumnMapping>();
        for (var column : columns) {
            if (!column.header().isEmpty()) {
                byName.putIfAbsent(Folding.fold(column.header()), column);
            }
        }
        return byName;
    }

    private static @org.jspecify.annotations.Nullable ColumnMapping at(List<ColumnMapping> columns, int index) {
        return index < columns.size() ? columns.get(index) : null;
    }
}
