package io.clientela.identify.internal.input.table;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** The rows of a text table. */
final class TextRows implements RowSource {

    private static final char NO_QUOTE = '\u0000';

    private final Counting bytes;
    private final long size;
    private final Cells cells;
    private final CloseableIterator<Row> rows;

    /**
     * Reads a text from its first byte.
     *
     * @param bytes the file's bytes as they are taken, counted
     * @param size how many of them there are
     */
    @SuppressWarnings("removal") // files of firms have figures and quotation marks such as "12" pipe"
    private TextRows(Counting bytes, InputStream unpacked, long size, TableFormat format) {
        this.bytes = bytes;
        this.size = Math.max(1, size);
        this.cells = new Cells();
        this.rows = CsvReader.builder()
                .fieldSeparator(format.separator())
                .quoteCharacter(format.quote() == NO_QUOTE ? '\u0001' : format.quote())
                .skipEmptyLines(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowExtraCharsAfterClosingQuote(true)
                .allowUnclosedQuote(false)
                .build(cells, new InputStreamReader(unpacked, format.charset()))
                .iterator();
    }

    /** The rows of a file, unpacked where it is a .gz. */
    static TextRows of(Path file, TableFormat format) throws IOException {
        var packed = TableReader.isPacked(file);
        var bytes = new Counting(Files.newInputStream(file));
        try {
            return new TextRows(bytes, packed ? new GZIPInputStream(bytes, 1 << 16) : bytes, Files.size(file), format);
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /** The rows of a text in memory. */
    static TextRows of(byte[] text, TableFormat format) {
        var bytes = new Counting(new ByteArrayInputStream(text));
        return new TextRows(bytes, bytes, text.length, format);
    }

    @Override
    public @Nullable Row next() throws IOException {
        try {
            while (rows.hasNext()) {
                var row = rows.next();
                if (!row.isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException e) {
            throw new BrokenTableException(
                    cells.row.line() + 1,
                    "broken-quotes",
                    "a quotation mark is opened and never closed; nothing behind it could be read",
                    e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public double share() {
        return (double) bytes.count / size;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private static final class Cells extends AbstractBaseCsvCallbackHandler<Row> {

        private final Row row = new Row();

        @Override
        protected void handleBegin(long startingLineNumber) {
            row.begin(startingLineNumber);
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
