package io.clientela.identify.internal.posting;

import io.clientela.identify.FlawFilter;
import io.clientela.identify.Imports.DownloadSink;
import io.clientela.identify.RecordedFlaw;
import io.clientela.platform.CsvSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes refused rows for mending: for each source file and shape of columns one CSV (UTF-8 with byte order mark,
 * quoted as RFC 4180 says, no text run as a formula) with the row's own columns and {@code flaw_id, flaw_reason,
 * flaw_detail, flaw_file, flaw_line}. Refused parts without columns (of an invoice file) have the one column {@code content}.
 */
final class FlawDownload {

    static final List<String> FLAW_COLUMNS = List.of("flaw_id", "flaw_reason", "flaw_detail", "flaw_file", "flaw_line");

    private static final int PAGE = 5_000;
    private static final String MARK = "\uFEFF";

    private final FlawStore store;
    private final FlawFilter filter;
    private final char separator;

    FlawDownload(FlawStore store, FlawFilter filter, char separator) {
        this.store = store;
        this.filter = filter;
        this.separator = separator;
    }

    /** What goes into one CSV. */
    private record Shape(String file, List<String> columns) {}

    /** Writes all. @return how many flaws */
    long write(DownloadSink sink) throws IOException {
        var shapes = new LinkedHashMap<Shape, Long>();
        each(flaw -> shapes.merge(shape(flaw), 1L, Long::sum));
        if (shapes.size() > 1) {
            try (var zip = new ZipOutputStream(sink.open("flaws.zip", "application/zip"), StandardCharsets.UTF_8)) {
                writeEach(shapes, zip);
            }
        } else {
            var only = shapes.isEmpty()
                    ? new Shape("flaws", List.of())
                    : shapes.firstEntry().getKey();
            try (var out = sink.open(name(only, 0), "text/csv;charset=UTF-8")) {
                write(only, out);
            }
        }
        return shapes.values().stream().mapToLong(Long::longValue).sum();
    }

    private void writeEach(Map<Shape, Long> shapes, ZipOutputStream zip) throws IOException {
        int number = 0;
        for (var shape : shapes.keySet()) {
            zip.putNextEntry(new ZipEntry(name(shape, ++number)));
            write(shape, zip);
            zip.closeEntry();
        }
    }

    private static String name(Shape shape, int number) {
        var stem = shape.file().replaceAll(".*[/!]", "").replaceFirst("\\.[A-Za-z0-9]{1,4}$", "");
        var safe = stem.replaceAll("[^\\p{L}\\p{N}._-]", "_");
        return (number == 0 ? "" : number + "-") + safe + "-flaws.csv";
    }

    private void write(Shape shape, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(MARK);
        var csv = CsvSheet.to(writer, separator); // the zip that it may write into stays open
        var head = new ArrayList<>(shape.columns().isEmpty() ? List.of("content") : shape.columns());
        head.addAll(FLAW_COLUMNS);
        csv.row(head);
        each(flaw -> {
            if (shape(flaw).equals(shape)) {
                csv.row(row(flaw));
            }
        });
        csv.flush();
        writer.flush();
    }

    private static List<String> row(RecordedFlaw flaw) {
        var width = flaw.columns().isEmpty() ? 1 : flaw.columns().size();
        var row =
                new ArrayList<>(flaw.raw().subList(0, Math.min(width, flaw.raw().size())));
        while (row.size() < width) {
            row.add("");
        }
        row.addAll(List.of(
                String.valueOf(flaw.flawId()),
                flaw.flaw().reason(),
                flaw.flaw().detail(),
                flaw.flaw().file(),
                String.valueOf(flaw.flaw().line())));
        return row;
    }

    private static Shape shape(RecordedFlaw flaw) {
        return new Shape(flaw.flaw().file(), flaw.columns());
    }

    private interface Visitor {
        void visit(RecordedFlaw flaw) throws IOException;
    }

    /** Visits the flaws page by page, so that memory does not grow with their number. */
    private void each(Visitor visitor) throws IOException {
        LongFunction<List<RecordedFlaw>> page = after -> store.list(refusedOnly(), after, PAGE);
        for (var flaws = page.apply(0);
                !flaws.isEmpty();
                flaws = page.apply(flaws.getLast().flawId())) {
            for (var flaw : flaws) {
                visitor.visit(flaw);
            }
        }
    }

    private FlawFilter refusedOnly() {
        return new FlawFilter(filter.importId(), filter.fileId(), filter.reason(), true, filter.state());
    }
}
