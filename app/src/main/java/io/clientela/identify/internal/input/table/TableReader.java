package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.FileReader;
import io.clientela.identify.internal.input.Intake;
import io.clientela.identify.internal.input.archive.GzipReader;
import io.clientela.identify.internal.input.archive.ZipReader;
import io.clientela.identify.internal.input.table.TableFormat.Container;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Reads tables: text with separators ({@code .csv}, {@code .tsv}, {@code .txt}, also {@code .gz} of one) and workbooks
 * ({@code .xlsx}). How a table lies in its file and what its columns mean is recognised, or remembered ({@link
 * TableSettings}). Files are read in a stream; memory does not grow with their length but for eight to sixteen bytes a
 * document. Rows of one document that do not stand together are brought together on disk first.
 */
public final class TableReader implements FileReader {

    /** How many bytes of a text table are looked at to recognise it. */
    public static final int SAMPLE = 1 << 20;

    /** How many sheets of a workbook are looked at for one that can be read. */
    private static final int LOOKED_AT = 20;

    private final TableSettings settings;

    public TableReader(TableSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean recognises(String name, byte[] head) {
        if (ZipReader.recognises(head)) {
            return true;
        }
        if (head.length == 0 || GzipReader.recognises(head) || !TextFormat.isText(head)) {
            return false;
        }
        var start = new String(head, 0, Math.min(head.length, 200), TextFormat.charset(head)).stripLeading();
        return !start.startsWith("<")
                && !start.startsWith("\uFEFF<")
                && !start.startsWith("{")
                && !start.startsWith("%PDF");
    }

    @Override
    public void read(String name, InputStream in, Intake intake) throws IOException {
        var file = Files.createTempFile("clientela-table", ".tmp");
        try {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            read(name, file, intake);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /**
     * Reads a table that lies on disk.
     *
     * @param name what every place says
     */
    @Override
    public void read(String name, Path file, Intake intake) throws IOException {
        try {
            new TableReading(name, file, mapping(file), settings, intake).run();
        } catch (BrokenTableException e) {
            intake.refused(e.refusal(name));
        }
    }

    /**
     * The mapping under which {@link #read} would read the file.
     *
     * @throws BrokenTableException if it is a workbook that cannot be opened, or has not the sheet that is wanted
     */
    public TableMapping mapping(Path file) throws IOException {
        var head = head(file);
        return ZipReader.recognises(head) ? workbook(file).mapping() : mapping(head);
    }

    private TableMapping mapping(byte[] head) throws IOException {
        var format = TextFormat.of(head);
        return Recogniser.recognise(TextFormat.sample(head, format), format, settings);
    }

    static Sample sample(Path file, int sheet) throws IOException {
        try (var rows = WorkbookRows.of(file, sheet)) {
            return Sample.of(rows);
        }
    }

    /** The sheet that the given map names; else the first one whose columns suffice, else the first. */
    private Recognised workbook(Path file) throws IOException {
        if (settings.mapping().isPresent()) {
            return sheet(file, settings.mapping().get().format().sheet());
        }
        var first = sheet(file, 0);
        var sheets = Math.min(LOOKED_AT, WorkbookRows.sheets(file).size());
        var found = first;
        for (var next = 1; !found.suffices() && next < sheets; next++) {
            found = sheet(file, next);
        }
        return found.suffices() ? found : first;
    }

    private Recognised sheet(Path file, int sheet) throws IOException {
        var format = new TableFormat(
                Container.WORKBOOK, StandardCharsets.UTF_8, ',', '"', sheet, 0, NumberStyle.POINT, DateStyle.ISO);
        var sample = sample(file, sheet);
        return new Recognised(sample, Recogniser.recognise(sample, format, settings));
    }

    /** The first rows of a table and how they are understood. */
    private record Recognised(Sample sample, TableMapping mapping) {

        boolean suffices() {
            return mapping.missing().isEmpty();
        }
    }

    /** What is seen in a table on disk before it is read. */
    public TablePreview preview(String name, Path file) throws IOException {
        var head = head(file);
        if (!ZipReader.recognises(head)) {
            return preview(name, head);
        }
        var found = workbook(file);
        var preview = Previewing.preview(name, found.sample(), found.mapping(), WorkbookRows.sheets(file), settings);
        return TableReading.otherSheets(name, file, found.mapping())
                .map(preview::with)
                .orElse(preview);
    }

    /**
     * What is seen in a text table before it is read.
     *
     * @param head its first bytes, {@link #SAMPLE} of them or all where it is shorter, unpacked
     */
    public TablePreview preview(String name, byte[] head) throws IOException {
        var format = TextFormat.of(head);
        var sample = TextFormat.sample(head, format);
        return Previewing.preview(name, sample, Recogniser.recognise(sample, format, settings), List.of(), settings);
    }

    static byte[] head(Path file) throws IOException {
        try (var in = open(file)) {
            var head = in.readNBytes(SAMPLE);
            return head.length < SAMPLE ? head : wholeLines(head);
        }
    }

    /** Without the last, broken line. */
    private static byte[] wholeLines(byte[] head) {
        for (var end = head.length; end > head.length / 2; end--) {
            if (head[end - 1] == '\n') {
                return new ByteArrayInputStream(head, 0, end).readAllBytes();
            }
        }
        return head;
    }

    /** Whether the file is a .gz. */
    static boolean isPacked(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return GzipReader.recognises(in.readNBytes(3));
        }
    }

    private static InputStream open(Path file) throws IOException {
        var packed = isPacked(file);
        var in = Files.newInputStream(file);
        return packed ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
