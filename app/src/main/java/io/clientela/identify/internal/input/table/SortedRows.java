package io.clientela.identify.internal.input.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table of sales brought together by document: sorted by day, document and line, in parts on disk that are
 * merged, so memory holds one part at a time. Rows without a key come with the day in which they stand, or first.
 */
final class SortedRows implements RowSource {

    private static final int PART = 50_000;
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::day).thenComparingLong(Entry::key).thenComparingLong(Entry::line);

    private record Entry(long day, long key, long line, boolean broken, List<String> cells, List<Boolean> plain) {}

    private final List<Part> parts = new ArrayList<>();
    private final PriorityQueue<Part> heads = new PriorityQueue<>((a, b) -> ORDER.compare(a.head(), b.head()));
    private final Row row = new Row();
    private final Path folder;
    private long total;
    private long given;
    private @Nullable BrokenTableException broken;

    private SortedRows(Path folder) {
        this.folder = folder;
    }

    /**
     * Sorts all rows below the header.
     *
     * @param folder where parts are written; they are deleted by {@link #close}
     */
    static SortedRows of(RowSource rows, TableMapping mapping, Path folder, FirstPass.Watch watch) throws IOException {
        var sorted = new SortedRows(folder);
        try {
            sorted.write(rows, mapping, watch);
            for (var part : sorted.parts) {
                if (part.advance()) {
                    sorted.heads.add(part);
                }
            }
            return sorted;
        } catch (IOException | RuntimeException e) {
            sorted.close();
            throw e;
        }
    }

    private void write(RowSource rows, TableMapping mapping, FirstPass.Watch watch) throws IOException {
        var keys = new DocumentKeys(mapping);
        var dates = new Dates(mapping.format().dates().order(), 2069);
        var entries = new ArrayList<Entry>();
        try {
            for (var next = rows.next(); next != null; next = rows.next()) {
                if (next.line() <= mapping.format().headerLine()) {
                    continue;
                }
                entries.add(entry(next, keys, dates));
                total++;
                if (entries.size() == PART) {
                    writePart(entries);
                    watch.passed(rows.share());
                }
            }
        } catch (BrokenTableException e) {
            broken = e;
        }
        writePart(entries);
    }

    private static Entry entry(Row row, DocumentKeys keys, Dates dates) {
        var cells = row.cells();
        var plain = row.plain();
        if (!keys.has(row)) {
            return new Entry(0, 0, row.line(), row.isBroken(), cells, plain);
        }
        var date = keys.date();
        var read = row.isBlank(date) ? null : dates.parse(row.chars(), row.start(date), row.end(date));
        var day = read == null ? 0 : read.toLocalDate().toEpochDay();
        return new Entry(day, keys.key(row), row.line(), row.isBroken(), cells, plain);
    }

    private void writePart(List<Entry> entries) throws IOException {
        if (entries.isEmpty()) {
            return;
        }
        entries.sort(ORDER);
        var file = Files.createTempFile(folder, "rows", ".part");
        parts.add(new Part(file));
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            for (var entry : entries) {
                out.writeLong(entry.day());
                out.writeLong(entry.key());
                out.writeLong(entry.line());
                out.writeBoolean(entry.broken());
                out.writeInt(entry.cells().size());
                for (var i = 0; i < entry.cells().size(); i++) {
                    var bytes = entry.cells().get(i).getBytes(StandardCharsets.UTF_8);
                    out.writeBoolean(entry.plain().get(i));
                    out.writeInt(bytes.length);
                    out.write(bytes);
                }
            }
        }
        entries.clear();
    }

    @Override
    public @Nullable Row next() throws IOException {
        var part = heads.poll();
        if (part == null) {
            if (broken != null) {
                throw broken;
            }
            return null;
        }
        var entry = part.head();
        given++;
        row.begin(entry.line());
        if (entry.broken()) {
            row.breakOff(entry.cells().getFirst());
        }
        for (var i = 0; i < entry.cells().size() && !entry.broken(); i++) {
            row.add(entry.cells().get(i), entry.plain().get(i));
        }
        if (part.advance()) {
            heads.add(part);
        }
        return row;
    }

    @Override
    public double share() {
        return total == 0 ? 1 : (double) given / total;
    }

    @Override
    public void close() throws IOException {
        for (var part : parts) {
            part.close();
        }
    }

    /** One sorted part on disk. */
    private static final class Part {

        private final Path file;
        private @Nullable DataInputStream in;
        private @Nullable Entry head;

        Part(Path file) {
            this.file = file;
        }

        Entry head() {
            return java.util.Objects.requireNonNull(head);
        }

        boolean advance() throws IOException {
            var open = in;
            if (open == null) {
                open = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 15));
                in = open;
            }
            try {
                var day = open.readLong();
                head = read(open, day);
                return true;
            } catch (EOFException e) {
                return false;
            }
        }

        private static Entry read(DataInputStream in, long day) throws IOException {
            var key = in.readLong();
            var line = in.readLong();
            var broken = in.readBoolean();
            var count = in.readInt();
            var cells = new ArrayList<String>(count);
            var plain = new ArrayList<Boolean>(count);
            for (var i = 0; i < count; i++) {
                plain.add(in.readBoolean());
                cells.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
            return new Entry(day, key, line, broken, cells, plain);
        }

        void close() throws IOException {
            if (in != null) {
                in.close();
            }
            Files.deleteIfExists(file);
        }
    }
}
