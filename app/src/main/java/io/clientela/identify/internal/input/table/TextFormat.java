package io.clientela.identify.internal.input.table;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Finds out how a text table is encoded and what stands between its cells. */
final class TextFormat {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    static final Charset LATIN_9 = Charset.forName("ISO-8859-15");
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};

    private TextFormat() {}

    /** The encoding of a text that starts with the given bytes. */
    static Charset charset(byte[] head) {
        if (head.length >= 2 && (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        var zeros = new int[2];
        var controls = 0;
        for (var i = 0; i < head.length; i++) {
            zeros[i % 2] += head[i] == 0 ? 1 : 0;
            controls += head[i] < 0 && (head[i] & 0xFF) < 0xA0 ? 1 : 0;
        }
        if (Math.max(zeros[0], zeros[1]) > head.length / 8) {
            return zeros[0] > zeros[1] ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        if (isUtf8(head)) {
            return StandardCharsets.UTF_8;
        }
        return controls == 0 && hasLatin9Euro(head) ? LATIN_9 : WINDOWS_1252;
    }

    /** Whether all bytes are ASCII: then any encoding may show up further on. */
    static boolean isAscii(byte[] head) {
        for (var b : head) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasLatin9Euro(byte[] head) {
        for (var b : head) {
            if (b == (byte) 0xA4) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf8(byte[] head) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        // a character cut in two by the end of the sample is no error
        return !decoder.decode(ByteBuffer.wrap(head), CharBuffer.allocate(head.length + 1), false)
                .isError();
    }

    /** Whether the bytes can be a text at all: no control characters but line ends and tabs. */
    static boolean isText(byte[] head) {
        var text = new String(head, charset(head));
        var odd = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f') || c == '\uFFFE') {
                odd++;
            }
        }
        return !text.isEmpty() && odd * 200 <= text.length();
    }

    /** The format of a text table that starts with the given bytes; header and styles are left open. */
    static TableFormat of(byte[] head) throws IOException {
        var charset = charset(head);
        var text = new String(head, charset);
        var quote = quote(text);
        var best = format(charset, ',', quote);
        var bestScore = 0.0;
        for (var separator : SEPARATORS) {
            if (text.indexOf(separator) < 0) {
                continue;
            }
            var candidate = format(charset, separator, quote);
            var score = score(sample(head, candidate));
            if (score > bestScore) {
                bestScore = score;
                best = candidate;
            }
        }
        return best;
    }

    /** The first rows of a text table's first bytes; a row cut by the end of the bytes is left out. */
    static Sample sample(byte[] head, TableFormat format) throws IOException {
        try (var rows = TextRows.of(head, format)) {
            return Sample.of(rows);
        }
    }

    private static TableFormat format(Charset charset, char separator, char quote) {
        return new TableFormat(
                TableFormat.Container.TEXT, charset, separator, quote, 0, 0, NumberStyle.POINT, DateStyle.ISO);
    }

    private static char quote(String text) {
        if (text.indexOf('"') >= 0 || text.indexOf('\'') < 0) {
            return '"';
        }
        return text.matches("(?s).*[,;\t|\n]'[^'\n]*'[,;\t|\r\n].*") ? '\'' : '"';
    }

    /** High where most rows have the same number of cells, and many. */
    private static double score(Sample sample) {
        var width = sample.width();
        if (width < 2 || sample.rows().isEmpty()) {
            return 0;
        }
        var same = sample.rows().stream()
                .filter(row -> row.cells().size() == width)
                .count();
        var share = (double) same / sample.rows().size();
        return share * share * (1 + Math.log(width));
    }
}
