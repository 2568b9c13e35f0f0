package io.clientela.terminal.internal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.clientela.kernel.linkage.FieldKind;
import io.clientela.kernel.linkage.Records;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Records of people and companies from a CSV file.
 *
 * <p>The file is UTF-8, else UTF-16 with its mark or the encoding of Western Windows ({@link Encodings}), plain or gzip ({@code .gz}); the first line names the columns; the separator is the one of
 * comma, semicolon, tab and bar that the first line has most of. Lines may be shorter or longer than the first.
 *
 * @param ids the value of the id column by record, as it stands; it is never evidence
 * @param records the fields
 * @param fields which column is taken for what, in the order of the file; two columns may be of one kind
 */
public record RecordFile(List<String> ids, Records records, Map<String, FieldKind> fields) {

    private static final int SAMPLE = 300;
    private static final int BUFFER = 1 << 16;

    /**
     * Reads a file.
     *
     * @param idColumn the name of the column with the ids
     * @param stated columns that the caller names, by kind; where empty, columns are recognised
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if the file has no records or cannot be understood, a named column does not exist,
     *     or nothing is recognised; the message is for the person
     */
    public static RecordFile read(Path file, String idColumn, Map<FieldKind, List<String>> stated) throws IOException {
        try {
            return understood(file, idColumn, stated);
        } catch (ZipException | EOFException e) {
            throw new IllegalArgumentException(
                    file + " is no whole .gz file (" + e.getMessage() + "). Get it again, or give the plain file.", e);
        } catch (CsvParseException e) {
            throw new IllegalArgumentException(file + " cannot be read as CSV: " + e.getMessage(), e);
        }
    }

    private static RecordFile understood(Path file, String idColumn, Map<FieldKind, List<String>> stated)
            throws IOException {
        List<CsvRecord> sample = sample(file);
        if (sample.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " is empty. Export the records again, with the names of the columns in the first line.");
        }
        List<String> header = sample.getFirst().getFields();
        int id = position(header, idColumn);
        if (sample.size() == 1) {
            throw new IllegalArgumentException(
                    file + " holds the names of the columns and no record. Export it again with its records.");
        }
        Map<String, FieldKind> fields = stated.isEmpty() ? guess(header, id, sample) : state(header, stated);
        if (fields.isEmpty()) {
            throw new IllegalArgumentException(
                    "No column is recognised. Say what they hold with --field KIND=COLUMN; the columns are " + header);
        }
        return read(file, header, id, fields);
    }

    private static RecordFile read(Path file, List<String> header, int id, Map<String, FieldKind> fields)
            throws IOException {
        int[] positions = fields.keySet().stream().mapToInt(header::indexOf).toArray();
        var builder = Records.builder(List.copyOf(fields.values()));
        var ids = new ArrayList<String>();
        var row = new @Nullable String[positions.length];
        try (var csv = open(file)) {
            var lines = csv.iterator();
            lines.next();
            while (lines.hasNext()) {
                var line = lines.next();
                for (int i = 0; i < row.length; i++) {
                    row[i] = positions[i] < line.getFieldCount() ? line.getField(positions[i]) : null;
                }
                builder.add(row);
                ids.add(id < line.getFieldCount() ? line.getField(id) : "");
            }
        }
        return new RecordFile(ids, builder.build(), fields);
    }

    private static List<CsvRecord> sample(Path file) throws IOException {
        var out = new ArrayList<CsvRecord>();
        try (var csv = open(file)) {
            var lines = csv.iterator();
            while (out.size() <= SAMPLE && lines.hasNext()) {
                out.add(lines.next());
            }
        }
        return out;
    }

    private static CsvReader<CsvRecord> open(Path file) throws IOException {
        char separator;
        try (var reader = new BufferedReader(reader(file))) {
            String first = reader.readLine();
            separator = separator(first == null ? "" : first);
        }
        return CsvReader.builder()
                .fieldSeparator(separator)
                .detectBomHeader(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(withoutMark(reader(file)));
    }

    private static Reader withoutMark(Reader reader) throws IOException {
        var buffered = new BufferedReader(reader, BUFFER);
        buffered.mark(1);
        if (buffered.read() != '\uFEFF') {
            buffered.reset();
        }
        return buffered;
    }

    private static Reader reader(Path file) throws IOException {
        try (var in = bytes(file)) {
            return new InputStreamReader(bytes(file), Encodings.of(in));
        }
    }

    private static InputStream bytes(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        boolean zipped = file.getFileName().toString().endsWith(".gz");
        return zipped ? new GZIPInputStream(in, BUFFER) : in;
    }

    private static char separator(String line) {
        char best = ',';
        long most = 0;
        for (char candidate : new char[] {',', ';', '\t', '|'}) {
            long count = line.chars().filter(c -> c == candidate).count();
            if (count > most) {
                most = count;
                best = candidate;
            }
        }
        return best;
    }

    private static int position(List<String> header, String column) {
        int at = header.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("There is no column \"" + column + "\". The columns are " + header);
        }
        return at;
    }

    private static Map<String, FieldKind> state(List<String> header, Map<FieldKind, List<String>> stated) {
        var out = new LinkedHashMap<String, FieldKind>();
        stated.forEach((kind, columns) -> {
            for (String column : columns) {
                position(header, column);
                out.put(column, kind);
            }
        });
        return out;
    }

    private static Map<String, FieldKind> guess(List<String> header, int id, List<CsvRecord> sample) {
        var out = new LinkedHashMap<String, FieldKind>();
        for (int column = 0; column < header.size(); column++) {
            var values = new ArrayList<String>();
            for (var line : sample.subList(1, sample.size())) {
                if (column < line.getFieldCount() && !line.getField(column).isBlank()) {
                    values.add(line.getField(column));
                }
            }
            if (column != id) {
                String name = header.get(column);
                FieldGuess.of(name, values).ifPresent(kind -> out.put(name, kind));
            }
        }
        return out;
    }
}
