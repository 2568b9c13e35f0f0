package io.clientela.identify.internal.input.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * The lines of a text table up to the first that has a quotation mark, told into cells straight from their bytes. It takes
 * encodings in which the bytes of ASCII stand for nothing else. Not for several threads.
 */
final class PlainLines implements Closeable {

    private static final int BLOCK = 1 << 18;
    private static final int LONGEST = 1 << 22;
    private static final Set<Charset> ENCODINGS =
            Set.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, TextFormat.WINDOWS_1252, TextFormat.LATIN_9);

    /** What comes next in the text. */
    enum Next {
        /** A line, in the row. */
        ROW,
        /** The end of the text. */
        END,
        /** A line that has to be read with care; this and what follows is left to others. */
        OTHER
    }

    private final InputStream in;
    private final Charset charset;
    private final byte separator;
    private final byte quote;
    private byte[] buffer = new byte[BLOCK];
    private int from;
    private int to;
    private boolean ended;
    private long line;
    private int[] separators = new int[32];
    private int found;
    private boolean ascii;

    PlainLines(InputStream in, TableFormat format) {
        this.in = in;
        this.charset = format.charset();
        this.separator = (byte) format.separator();
        this.quote = (byte) format.quote();
    }

    /** Whether a format can be read so. */
    static boolean take(TableFormat format) {
        return ENCODINGS.contains(format.charset()) && format.separator() < 0x80 && format.quote() < 0x80;
    }

    /** How many lines were passed. */
    long passed() {
        return line;
    }

    /** Goes on to the next line that is not empty and sets the row to it. */
    Next next(Row row) throws IOException {
        while (true) {
            var end = lineEnd();
            if (end < 0) {
                return Next.OTHER;
            }
            if (end == to && from == to) {
                return Next.END;
            }
            var isEmpty = end == from;
            line++;
            if (!isEmpty) {
                tell(row, end);
            }
            from = behind(end);
            if (!isEmpty) {
                return Next.ROW;
            }
        }
    }

    /** Where the line ends that starts at {@code from}, with its line break behind it in the buffer; -1 for a line of others. */
    private int lineEnd() throws IOException {
        while (true) {
            var end = scan();
            if (end < 0 || ended || end + 1 < to) {
                return end;
            }
            if (!fill()) {
                return -1;
            }
        }
    }

    /** Finds the separators of the line and where it ends, or where the buffer does. */
    private int scan() {
        var bytes = buffer;
        var bits = 0;
        var count = 0;
        for (var i = from; i < to; i++) {
            var b = bytes[i];
            if (b == separator) {
                if (count == separators.length) {
                    separators = Arrays.copyOf(separators, count * 2);
                }
                separators[count++] = i - from;
            } else if (b == '\n' || b == '\r') {
                found = count;
                ascii = bits >= 0;
                return i;
            } else if (b == quote) {
                return -1;
            }
            bits |= b;
        }
        found = count;
        ascii = bits >= 0;
        return to;
    }

    /** Reads on behind what is left of the buffer. @return whether the line is not too long */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        if (to == buffer.length) {
            if (to >= LONGEST) {
                return false;
            }
            buffer = Arrays.copyOf(buffer, to * 2);
        }
        var read = in.readNBytes(buffer, to, buffer.length - to);
        ended = read < buffer.length - to;
        to += read;
        return true;
    }

    private void tell(Row row, int end) {
        row.begin(line);
        if (ascii) {
            row.take(buffer, from, end - from);
        } else {
            row.take(new String(buffer, from, end - from, charset).toCharArray());
            findAgain(row);
        }
        var start = 0;
        for (var i = 0; i < found; i++) {
            row.cell(start, separators[i]);
            start = separators[i] + 1;
        }
        row.cell(start, row.length());
    }

    /** Finds the separators among characters: there are as many of them as among the bytes. */
    private void findAgain(Row row) {
        var chars = row.chars();
        var count = 0;
        for (var i = 0; i < row.length() && count < found; i++) {
            if (chars[i] == separator) {
                separators[count++] = i;
            }
        }
    }

    /** Where the next line starts. */
    private int behind(int end) {
        if (end == to) {
            return to;
        }
        return buffer[end] == '\r' && end + 1 < to && buffer[end + 1] == '\n' ? end + 2 : end + 1;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
