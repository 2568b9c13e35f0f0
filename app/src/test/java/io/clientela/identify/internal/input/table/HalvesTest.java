package io.clientela.identify.internal.input.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two threads, each over a half of a file, find what one finds. */
class HalvesTest {

    private static final String HEADER = "Number;Date;Customer;Article;Description;Quantity;Price;Amount";
    private static final TableReader READER = new TableReader(TableSettings.italian());

    @TempDir
    private Path folder;

    @Test
    void twoHalvesTellWhatOnePassTells() throws IOException {
        var random = new Random(20261128);
        var apart = 0;
        for (var round = 0; round < 300; round++) {
            var file = write(text(random, round % 3 == 0), StandardCharsets.UTF_8);
            var mapping = READER.mapping(file);
            var one = whole(file, mapping);
            assertThat(halves(file, mapping)).isEqualTo(one);
            apart += one.adjacent() ? 0 : 1;
        }
        assertThat(apart).isBetween(80, 100);
    }

    @Test
    void aDocumentMayLieAcrossTheMiddleAndComeNoMore() throws IOException {
        var lines = "1;2024-01-13;C1;A;x;1;1;1\n".repeat(50);
        var file = write(HEADER + "\n" + lines, StandardCharsets.UTF_8);
        assertThat(halves(file, READER.mapping(file)).adjacent()).isTrue();
        var again = write(HEADER + "\n" + lines + lines.replace("1;2024", "2;2024") + lines, StandardCharsets.UTF_8);
        assertThat(halves(again, READER.mapping(again)).adjacent()).isFalse();
    }

    @Test
    void bytesOfAnotherEncodingInEitherHalfAreSeen() throws IOException {
        var plain = "1;2024-01-13;C1;A;Tazza di caffe;1;1;1\n".repeat(40_000);
        var file = write(HEADER + "\n" + plain + "1;2024-01-13;C1;A;Caffè;1;1;1\n", StandardCharsets.ISO_8859_1);
        var mapping = READER.mapping(file);
        assertThat(mapping.format().charset()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(halves(file, mapping).decodable()).isFalse();
    }

    @Test
    void quotationMarksAreLeftToOnePass() throws IOException {
        var row = "1;2024-01-13;C1;A;x;1;1;1\n";
        var file = write(HEADER + "\n" + row.repeat(30) + row.replace("x", "\"x\ny\"") + row, StandardCharsets.UTF_8);
        assertThat(Halves.pass(file, READER.mapping(file), share -> {}, 0)).isNull();
    }

    private static FirstPass whole(Path file, TableMapping mapping) throws IOException {
        try (var rows = TextRows.of(file, mapping.format())) {
            return FirstPass.over(rows, mapping, TableSettings.italian(), share -> {});
        }
    }

    private static FirstPass halves(Path file, TableMapping mapping) throws IOException {
        var pass = Halves.pass(file, mapping, share -> {}, 0);
        assertThat(pass).isNotNull();
        return java.util.Objects.requireNonNull(pass);
    }

    private Path write(String text, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("orders.csv"), text, charset);
    }

    /** Orders of some lines each, one of them in two places where they are to be apart. */
    private static String text(Random random, boolean apart) {
        var end = random.nextBoolean() ? "\r\n" : "\n";
        var text = new StringBuilder(HEADER).append(end);
        var orders = 2 + random.nextInt(30);
        var again = random.nextInt(orders - 1);
        for (var order = 0; order < orders; order++) {
            lines(text, order, 1 + random.nextInt(9), end);
        }
        if (apart) {
            lines(text, again, 1, end);
        }
        return text.toString();
    }

    private static void lines(StringBuilder text, int order, int lines, String end) {
        for (var line = 0; line < lines; line++) {
            text.append("A")
                    .append(order)
                    .append(";2024-01-13;C")
                    .append(order % 7)
                    .append(";P")
                    .append(line);
            text.append(";Perché ")
                    .append("x".repeat(order % 11))
                    .append(";1;2.50;2.50")
                    .append(end);
        }
    }
}
