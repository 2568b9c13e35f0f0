package io.clientela.kernel.lifetime;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The purchases of CDNOW: customers who first bought in the first quarter of 1997. */
final class Cdnow {

    static final LocalDate CALIBRATED = LocalDate.of(1997, 9, 30);

    /** One line. */
    record Line(String customer, int day, double amount) {}

    private Cdnow() {}

    static List<Line> sample() {
        return read("cdnow_sample.csv.gz", 1, 2, 4);
    }

    static List<Line> master() {
        return read("cdnow_master.csv.gz", 0, 1, 3);
    }

    private static List<Line> read(String name, int customer, int date, int amount) {
        Path file = Path.of(System.getProperty("clientela.shared"), "data", "cdnow", name);
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            var out = new ArrayList<Line>();
            in.lines().forEach(line -> {
                String[] cells = line.split(",", -1);
                int day = (int) LocalDate.parse(cells[date]).toEpochDay();
                out.add(new Line(cells[customer], day, Double.parseDouble(cells[amount])));
            });
            return out;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
