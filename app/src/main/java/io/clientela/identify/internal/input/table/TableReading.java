package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.input.table.TableFormat.Container;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One run through one table. */
final class TableReading {

    private static final int ROWS_PER_REPORT = 0x1FFF;
    static final String MISFIT = "the columns of the given mapping are not in the table; it was recognised anew";

    private final String name;
    private final Path file;
    private final TableSettings settings;
    private final Intake intake;
    private TableMapping mapping;

    TableReading(String name, Path file, TableMapping mapping, TableSettings settings, Intake intake) {
        this.name = name;
        this.file = file;
        this.mapping = mapping;
        this.settings = settings;
        this.intake = intake;
    }

    /**
     * Reads the table.
     *
     * @throws BrokenTableException where it breaks off; what stood before has been handed on
     */
    void run() throws IOException {
        var missing = mapping.missing();
        if (!missing.isEmpty()) {
            refuse(0, "missing-columns", "no column was found for " + words(missing) + "; set it in a map file");
            return;
        }
        if (misfits(mapping, settings)) {
            intake.remark(new Flaw(name, 0, "", "map-does-not-fit", MISFIT));
        }
        totals(name, mapping).forEach(intake::remark);
        otherSheets(name, file, mapping).ifPresent(intake::remark);
        var adjacent = firstPass();
        ambiguousDates(name, mapping).ifPresent(intake::remark);
        var size = Files.size(file);
        if (adjacent) {
            try (var rows = rows()) {
                read(rows, new Share(size / 5, size));
            }
        } else {
            sorted(size);
        }
        intake.progress(size);
    }

    /** The remark that the order of day and month is a guess, where it is one. */
    static Optional<Flaw> ambiguousDates(String name, TableMapping mapping) {
        var dates = mapping.format().dates();
        var order = dates.order().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return dates.certain()
                ? Optional.empty()
                : Optional.of(new Flaw(
                        name,
                        0,
                        "",
                        "ambiguous-dates",
                        "no date tells whether day or month stands first; read as " + order));
    }

    /** Whether a mapping was given of which nothing could be used. */
    static boolean misfits(TableMapping used, TableSettings settings) {
        return settings.mapping().filter(TableMapping::saysColumns).isPresent()
                && used.columns().stream().noneMatch(column -> column.reason() == ColumnMapping.Reason.REMEMBERED);
    }

    /** The remark that a workbook has further sheets with rows, which are not read. */
    static Optional<Flaw> otherSheets(String name, Path file, TableMapping mapping) throws IOException {
        if (mapping.format().container() != Container.WORKBOOK) {
            return Optional.empty();
        }
        var others = WorkbookRows.others(file, mapping.format().sheet());
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(new Flaw(
                        name, 0, "", "other-sheets", "sheets that are not read: " + String.join(", ", others)));
    }

    /** The columns that were found to be totals of the whole document, each as a remark. */
    static List<Flaw> totals(String name, TableMapping mapping) {
        return mapping.columns().stream()
                .filter(column ->
                        column.meaning() == Meaning.IGNORE && column.reason() == ColumnMapping.Reason.ARITHMETIC)
                .map(column -> new Flaw(name, 0, column.header(), "total-of-document", column.detail()))
                .toList();
    }

    private void sorted(long size) throws IOException {
        var folder = Files.createTempDirectory("clientela-sort");
        try (var rows = rows();
                var sorted = SortedRows.of(rows, mapping, folder, new Share(size / 5, size / 2))) {
            read(sorted, new Share(size / 2, size));
        } finally {
            Files.deleteIfExists(folder);
        }
    }

    /** Whether the rows of each document stand together; settles what the sample left open. */
    private boolean firstPass() throws IOException {
        var text = mapping.format().container() == Container.TEXT;
        var uncertain = text && mapping.format().charset().equals(StandardCharsets.UTF_8);
        if (mapping.kind() != TableKind.SALES
                && !uncertain
                && mapping.format().dates().certain()) {
            return true;
        }
        var share = new Share(0, Files.size(file) / 5);
        var pass = Halves.pass(file, mapping, share);
        if (pass == null) {
            try (var rows = rows()) {
                pass = FirstPass.over(rows, mapping, settings, share);
            }
        }
        var format = mapping.format();
        if (!pass.decodable() && uncertain) {
            format = format.with(TextFormat.WINDOWS_1252);
        }
        if (pass.dates() != null) {
            format = format.with(format.numbers(), pass.dates());
        }
        mapping = mapping.with(format);
        return mapping.kind() != TableKind.SALES || pass.adjacent();
    }

    private RowSource rows() throws IOException {
        return mapping.format().container() == Container.WORKBOOK
                ? WorkbookRows.of(file, mapping.format().sheet())
                : TextRows.of(file, mapping.format());
    }

    private void read(RowSource rows, Share progress) throws IOException {
        var records = records(intake);
        var count = 0L;
        var mends = mapping.columns().stream().anyMatch(column -> column.reason() == ColumnMapping.Reason.FLAW_COLUMN);
        try {
            for (var row = rows.next(); row != null; row = rows.next()) {
                if (row.line() > mapping.format().headerLine()) {
                    if (mends) {
                        row.unguard();
                    }
                    records.take(row);
                    if ((++count & ROWS_PER_REPORT) == 0) {
                        progress.passed(rows.share());
                    }
                }
            }
        } finally {
            records.finish();
        }
        if (count == 0) {
            refuse(
                    mapping.format().headerLine(),
                    "no-rows",
                    "a header and no rows; export the table again with its rows");
        }
    }

    private Records records(Intake to) {
        return records(name, mapping, settings, to);
    }

    static Records records(String name, TableMapping mapping, TableSettings settings, Intake intake) {
        return switch (mapping.kind()) {
            case SALES -> new SalesRecords(name, mapping, settings, intake);
            case CONTACTS -> new ContactRecords(name, mapping, settings, intake);
            case PRODUCTS -> new ProductRecords(name, mapping, intake);
        };
    }

    private void refuse(long line, String reason, String detail) {
        intake.refused(new Refusal(new Flaw(name, line, "", reason, detail), List.of(), List.of(), Optional.empty()));
    }

    static String words(List<List<Meaning>> missing) {
        var words = new ArrayList<String>();
        for (var need : missing) {
            words.add(String.join(" or ", need.stream().map(Meaning::code).toList()));
        }
        return String.join(", nor for ", words);
    }

    /** Reports bytes of one of several passes as a share of the file; a pass that begins anew is heard once it is further. */
    private final class Share implements FirstPass.Watch {

        private final long from;
        private final long to;
        private double most;

        Share(long from, long to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public void passed(double share) {
            most = Math.max(most, share);
            intake.progress(from + Math.round((to - from) * most));
        }
    }
}
