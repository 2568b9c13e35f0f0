package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.identify.internal.input.table.TableFormat.Container;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows read straight from bytes are those that the careful parser reads: a quotation mark in front calls it. */
class TextRowsTest {

    private static final String[] PIECES = {
        "a", "Zoë", "€", "12,50", " ", "\u00A0", ",", ",", ";", "\n", "\n", "\r\n", "\r", "\uFEFF", "'", "x y"
    };

    private record Seen(long line, List<String> cells, boolean undecodable) {}

    @Test
    void linesWithoutQuotationMarksAreReadAsWithCare() throws IOException {
        var random = new Random(23);
        for (var charset : List.of(StandardCharsets.UTF_8, TextFormat.WINDOWS_1252, TextFormat.LATIN_9)) {
            for (int i = 0; i < 2_000; i++) {
                var text = new ByteArrayOutputStream();
                for (int piece = random.nextInt(40); piece > 0; piece--) {
                    text.write(PIECES[random.nextInt(PIECES.length)].getBytes(charset));
                }
                if (random.nextInt(4) == 0) {
                    text.write(0xE2);
                    text.write('\n');
                    text.write('b');
                }
                assertSame(text.toByteArray(), charset);
            }
        }
    }

    @Test
    void linesLongerThanAnyBufferAreReadAsWithCare() throws IOException {
        var long1 = "x".repeat(700_000) + "," + "y".repeat(300_000) + "\r\n";
        var short1 = "1,2,3\r\n".repeat(60_000);
        assertSame((short1 + long1 + short1 + long1).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void aQuotationMarkFurtherOnKeepsLinesAndCells() throws IOException {
        var rows = rows("a,b\n\n1,2\n3,\"4\n5\"\n6,7\n".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        assertThat(rows)
                .containsExactly(
                        new Seen(1, List.of("a", "b"), false),
                        new Seen(3, List.of("1", "2"), false),
                        new Seen(4, List.of("3", "4\n5"), false),
                        new Seen(6, List.of("6", "7"), false));
    }

    private static void assertSame(byte[] text, Charset charset) throws IOException {
        var plain = rows(with("q\n", text), charset);
        var careful = rows(with("\"q\"\n", text), charset);
        assertThat(plain).as(new String(text, charset)).isEqualTo(careful);
    }

    private static byte[] with(String head, byte[] text) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(text);
        return all.toByteArray();
    }

    private static List<Seen> rows(byte[] text, Charset charset) throws IOException {
        var format = new TableFormat(Container.TEXT, charset, ',', '"', 0, 0, NumberStyle.POINT, DateStyle.ISO);
        var seen = new ArrayList<Seen>();
        try (var rows = TextRows.of(text, format)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                seen.add(new Seen(row.line(), row.cells(), row.undecodable()));
            }
        }
        return seen;
    }
}
