package io.clientela.identify.internal.input.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a text table. A line in which a quotation mark is opened that nothing closes comes as a row that is {@link
 * Row#isBroken broken}, and reading goes on with the next line; after {@value #MOST_BREAKS} such lines it ends.
 */
final class TextRows implements RowSource {

    private static final char NO_QUOTE = '\u0000';
    private static final int MOST_BREAKS = 50;

    /** Opens the text from its first byte. */
    private interface Opening {
        InputStream open(InputStream bytes) throws IOException;
    }

    /** Gives the bytes as they lie on disk. */
    private interface Bytes {
        InputStream open() throws IOException;
    }

    private final Bytes source;
    private final Opening unpacking;
    private final TableFormat format;
    private final long size;
    private final Row row = new Row();
    private Counting bytes;

    /** Reads up to the first quotation mark; null behind it. */
    private @Nullable PlainLines plain;

    private @Nullable CloseableIterator<Row> rows;
    private long linesBefore;
    private int breaks;

    private TextRows(Bytes source, Opening unpacking, long size, TableFormat format) throws IOException {
        this.source = source;
        this.unpacking = unpacking;
        this.format = format;
        this.size = Math.max(1, size);
        this.bytes = new Counting(source.open());
        if (PlainLines.take(format)) {
            plain = new PlainLines(text(), format);
        } else {
            rows = rows(reader());
        }
    }

    /** The rows of a file, unpacked where it is a .gz. */
    static TextRows of(Path file, TableFormat format) throws IOException {
        var packed = TableReader.isPacked(file);
        Opening unpacking = in -> packed ? new GZIPInputStream(in, 1 << 16) : in;
        return new TextRows(() -> Files.newInputStream(file), unpacking, Files.size(file), format);
    }

    /** The rows of a text in memory. */
    static TextRows of(byte[] text, TableFormat format) throws IOException {
        return new TextRows(() -> new ByteArrayInputStream(text), in -> in, text.length, format);
    }

    private Reader reader() throws IOException {
        return new InputStreamReader(text(), format.charset());
    }

    private InputStream text() throws IOException {
        try {
            return unpacking.open(bytes);
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    @SuppressWarnings("removal") // files of firms have figures and quotation marks such as "12" pipe"
    private CloseableIterator<Row> rows(Reader reader) {
        return CsvReader.builder()
                .fieldSeparator(format.separator())
                .quoteCharacter(format.quote() == NO_QUOTE ? '\u0001' : format.quote())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .build(new Cells(), reader)
                .iterator();
    }

    @Override
    public @Nullable Row next() throws IOException {
        while (plain != null) {
            switch (plain.next(row)) {
                case ROW -> {
                    if (!row.isBlank()) {
                        return row;
                    }
                }
                case END -> {
                    return null;
                }
                case OTHER -> goOn(plain.passed());
            }
        }
        return careful();
    }

    private @Nullable Row careful() throws IOException {
        var present = Objects.requireNonNull(rows);
        try {
            while (present.hasNext()) {
                var next = present.next();
                if (!next.isBlank()) {
                    return next;
                }
            }
            return null;
        } catch (CsvParseException e) {
            return broken(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Takes the line that broke off as it stands, and begins anew behind it. */
    private Row broken(CsvParseException cause) throws IOException {
        var line = row.line();
        if (++breaks > MOST_BREAKS) {
            var detail = "too many quotation marks are never closed; nothing behind this line was read";
            throw new BrokenTableException(line, "broken-quotes", detail, cause);
        }
        var reader = behind(line - 1);
        var text = reader.readLine();
        linesBefore = line;
        rows = rows(reader);
        row.begin(line);
        row.breakOff(text == null ? "" : text);
        return row;
    }

    /** Goes on with care behind so many lines. */
    private void goOn(long passed) throws IOException {
        var reader = behind(passed);
        plain = null;
        linesBefore = passed;
        rows = rows(reader);
    }

    /** The text behind so many lines, read anew. */
    private BufferedReader behind(long passed) throws IOException {
        close();
        bytes = new Counting(source.open());
        var reader = new BufferedReader(reader(), 1 << 16);
        for (var i = 0L; i < passed; i++) {
            reader.readLine();
        }
        return reader;
    }

    @Override
    public double share() {
        return (double) bytes.count / size;
    }

    @Override
    public void close() throws IOException {
        if (plain != null) {
            plain.close();
        }
        if (rows != null) {
            rows.close();
        }
    }

    private final class Cells extends AbstractBaseCsvCallbackHandler<Row> {

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(linesBefore + startingLineNumber);
        }

        @Override
        protected void handleField(int fieldIdx, char[] buf, int offset, int len, boolean quoted) {
            row.add(buf, offset, len);
        }

        @Override
        protected Row buildRecord() {
            return row;
        }
    }

    /** Counts the bytes taken from a stream. */
    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            var n = super.read(b, off, len);
            count += Math.max(0, n);
            return n;
        }
    }
}
