package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Limits;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of a workbook (.xlsx); the line is the row's number in the sheet. */
final class WorkbookRows implements RowSource {

    private static final MathContext SHOWN = new MathContext(15);

    private final ReadableWorkbook workbook;
    private final Stream<org.dhatim.fastexcel.reader.Row> stream;
    private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
    private final Row row = new Row();
    private final long size;

    private WorkbookRows(ReadableWorkbook workbook, Sheet sheet, long size) throws IOException {
        this.workbook = workbook;
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.size = size;
    }

    static WorkbookRows of(Path file, int sheet) throws IOException {
        var workbook = open(file);
        try {
            var chosen = workbook.getSheet(sheet)
                    .orElseThrow(() -> new BrokenTableException(
                            0,
                            "missing-sheet",
                            "the workbook has no sheet " + (sheet + 1),
                            new IOException(file + "")));
            return new WorkbookRows(workbook, chosen, Files.size(file));
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    /** The names of the sheets, in their order. */
    static List<String> sheets(Path file) throws IOException {
        try (var workbook = open(file)) {
            return workbook.getSheets().map(Sheet::getName).toList();
        }
    }

    /** The names of the sheets that hold rows, without the given one. */
    static List<String> others(Path file, int sheet) throws IOException {
        try (var workbook = open(file)) {
            var others = new ArrayList<String>();
            for (var other : workbook.getSheets().toList()) {
                if (other.getIndex() != sheet && hasRows(other)) {
                    others.add(other.getName());
                }
            }
            return others;
        }
    }

    private static boolean hasRows(Sheet sheet) throws IOException {
        try (var rows = sheet.openStream()) {
            return rows.flatMap(org.dhatim.fastexcel.reader.Row::stream)
                    .anyMatch(cell -> cell != null && cell.getRawValue() != null);
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        try {
            checkSize(file);
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (BrokenTableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new BrokenTableException(0, "not-a-workbook", "the workbook cannot be opened: " + e.getMessage(), e);
        }
    }

    private static void checkSize(Path file) throws IOException {
        var unpacked = 0L;
        try (var zip = new ZipFile(file.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                unpacked += Math.max(0, entries.nextElement().getSize());
            }
        }
        var limits = Limits.USUAL;
        if (unpacked > limits.unpackedBytes()
                || (unpacked > (16L << 20) && unpacked / Math.max(1, Files.size(file)) > limits.ratio())) {
            throw new BrokenTableException(
                    0, "too-large", "the workbook unpacks to " + unpacked + " bytes", new IOException(file + ""));
        }
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (rows.hasNext()) {
                fill(rows.next());
                if (!row.isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (ExcelReaderException e) {
            throw new BrokenTableException(row.line() + 1, "not-a-workbook", "the sheet breaks off here", e);
        }
    }

    private void fill(org.dhatim.fastexcel.reader.Row read) {
        row.begin(read.getRowNum());
        for (var i = 0; i < read.getCellCount(); i++) {
            var cell = read.getOptionalCell(i).orElse(null);
            if (cell == null || cell.getRawValue() == null) {
                row.add("", false);
            } else {
                add(cell);
            }
        }
    }

    private void add(Cell cell) {
        switch (cell.getType()) {
            case NUMBER -> row.add(number(cell, cell.getRawValue()), true);
            case FORMULA -> {
                var raw = cell.getRawValue();
                var numeric = isNumber(raw);
                row.add(numeric ? number(cell, raw) : raw, numeric);
            }
            case BOOLEAN -> row.add(cell.getRawValue().equals("1") ? "true" : cell.getRawValue(), false);
            case STRING -> row.add(cell.asString(), false);
            case ERROR, EMPTY -> row.add(cell.getRawValue(), false);
        }
    }

    private static boolean isNumber(String raw) {
        try {
            return new BigDecimal(raw).scale() < 400;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * A number as the sheet shows it: a date in ISO form, 22 where it shows 22 % and stores 0.22, else the fifteen figures
     * that a spreadsheet keeps.
     */
    private String number(Cell cell, String raw) {
        var value = new BigDecimal(raw);
        var format = bare(cell.getDataFormatString());
        if (isDate(format)) {
            try {
                return date(value);
            } catch (DateTimeException e) {
                return value.toPlainString();
            }
        }
        var kept = value.precision() > 15 ? value.round(SHOWN) : value;
        var shown = format.indexOf('%') >= 0 ? kept.movePointRight(2) : kept;
        return shown.scale() > 0 ? shown.stripTrailingZeros().toPlainString() : shown.toPlainString();
    }

    private String date(BigDecimal serial) {
        var time = SerialDates.of(serial, workbook.isDate1904());
        if (serial.signum() >= 0 && serial.compareTo(BigDecimal.ONE) < 0) {
            return time.toLocalTime().toString();
        }
        var midnight = time.toLocalTime().equals(LocalTime.MIDNIGHT);
        return midnight ? time.toLocalDate().toString() : time.toLocalDate() + " " + time.toLocalTime();
    }

    /** A format in small letters without what it writes literally and without colours and conditions. */
    private static String bare(@Nullable String format) {
        return format == null
                ? ""
                : format.toLowerCase(Locale.ROOT).replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|[\\\\_*].", "");
    }

    private static boolean isDate(String bare) {
        return bare.indexOf('y') >= 0
                || bare.indexOf('d') >= 0
                || bare.contains("h:")
                || bare.contains("mm:ss")
                || bare.contains("h.mm");
    }

    @Override
    public double share() {
        return Math.min(1, row.line() / (double) Math.max(1, size / 20));
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
