package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.Beside;
import io.clientela.platform.DataFolder;
import io.clientela.platform.internal.Database;
import io.clientela.platform.internal.Pool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code ./clientela import} as a whole, with its own PostgreSQL, its jobs, the linkage and the cards, is killed while it
 * reads, joins and makes cards; the same command again and again ends where an undisturbed one ends.
 */
@Beside
class ImportCommandKillTest {

    private static final List<String> GIVEN =
            List.of("Anna", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Giulia", "Ilaria", "Luca", "Marta", "Nicola");
    private static final List<String> FAMILY =
            List.of("Rossi", "Bianchi", "Ferrari", "Esposito", "Conti", "Marino", "Greco", "Gallo", "Costa", "Fontana");
    private static final List<String> CITIES = List.of("Torino", "Bari", "Bologna", "Verona", "Palermo");

    /** What the screen says in the steps; it is drawn now and then, so that a short one may be missing. */
    private static final List<String> STEPS =
            List.of("Importing", "Joining records|Writing the keys", "Bringing customers up to date|Adding up");

    private static final Map<String, String> LEFT = Map.of(
            "ledger",
            "SELECT d.number, l.position, l.amount, r.source_key FROM identify.line l"
                    + " JOIN identify.document d USING (document_id) LEFT JOIN identify.record r USING (record_id)",
            "customers",
            "SELECT string_agg(source_key, ' ' ORDER BY source_key) FROM identify.record GROUP BY customer_id",
            "joins",
            "SELECT a.source_key, b.source_key, j.by FROM identify.customer_join j"
                    + " JOIN identify.record a ON a.record_id = j.record_a"
                    + " JOIN identify.record b ON b.record_id = j.record_b WHERE j.undone_at IS NULL",
            "keys",
            "SELECT k.key, r.source_key FROM identify.blocking_key k JOIN identify.record r USING (record_id)",
            "cards",
            "SELECT name, city, email, phone, records, purchases, net, first_on FROM identify.customer_card",
            "search",
            "SELECT code FROM identify.search_code",
            "waiting",
            "SELECT source_key FROM identify.record WHERE NOT linked",
            "reading",
            "SELECT name FROM identify.file WHERE state = 'reading'");

    @TempDir
    Path folder;

    @Test
    void whateverItWasDoingTheSameCommandAgainEndsAsIfNothingHadHappened() throws Exception {
        var random = new Random(20_261_130);
        var in = files(Files.createDirectories(folder.resolve("in")), random);
        var undisturbed = folder.resolve("undisturbed");
        run(undisturbed, in);

        var disturbed = folder.resolve("disturbed");
        int killed = 0;
        for (String step : STEPS) {
            killed += killIn(step, disturbed, in, random.nextInt(120)) ? 1 : 0;
        }
        assertThat(killed).as("runs that were killed").isGreaterThanOrEqualTo(2);
        run(disturbed, in);

        var wanted = left(undisturbed);
        assertThat(wanted.get("ledger")).hasSize(12_000);
        assertThat(wanted.get("customers")).hasSizeBetween(1_000, 1_300);
        assertThat(wanted.get("waiting")).isEmpty();
        assertThat(wanted.get("keys")).hasSizeGreaterThan(2_000);
        assertThat(left(disturbed)).isEqualTo(wanted);
    }

    private static void run(Path home, Path in) throws Exception {
        var ended = new Terminal(home).run("import", in.toString(), "--source", "shop");
        assertThat(ended.status()).as(ended.screen()).isEqualTo(ExitCode.WELL);
    }

    /** Starts the command and kills it a moment after the screen told of a step; false if it was over before. */
    private boolean killIn(String step, Path home, Path in, int millis) throws Exception {
        var screen = folder.resolve("screen");
        var running = new Terminal(home).start(screen, "import", in.toString(), "--source", "shop");
        var begun = Pattern.compile("(?m)^(" + step + ")");
        try {
            while (running.isAlive() && !begun.matcher(Files.readString(screen)).find()) {
                Thread.sleep(5);
            }
            boolean over = running.waitFor(millis, TimeUnit.MILLISECONDS);
            assertThat(over ? running.exitValue() : ExitCode.WELL)
                    .as(Files.readString(screen))
                    .isEqualTo(ExitCode.WELL);
            return !over;
        } finally {
            running.destroyForcibly().waitFor();
        }
    }

    /** What stands in the books of a folder, by topic, without the numbers that the database gives. */
    private static Map<String, List<String>> left(Path home) {
        var left = new LinkedHashMap<String, List<String>>();
        try (var database = Database.open(new DataFolder(home), Optional.empty(), "start", false);
                HikariDataSource pool = Pool.open(database.address(), 2)) {
            var sql = JdbcClient.create(pool);
            LEFT.forEach((topic, rows) -> left.put(
                    topic,
                    sql.sql("SELECT t::text FROM (" + rows + ") t ORDER BY 1")
                            .query(String.class)
                            .list()));
        }
        return left;
    }

    /** People of whom every second stands twice in a list of contacts, with slips; and their orders. */
    private static Path files(Path in, Random random) throws Exception {
        var contacts = new StringBuilder("Customer code,Given name,Family name,Email,Phone,Street,City\n");
        var orders =
                new StringBuilder("Order number,Order date,Customer code,Product code,Quantity,Unit price,Amount\n");
        var codes = new ArrayList<String>();
        for (int i = 0; i < 1_000; i++) {
            String given = GIVEN.get(random.nextInt(GIVEN.size()));
            String family = FAMILY.get(random.nextInt(FAMILY.size()));
            String rest = String.format(
                    Locale.ROOT,
                    ",%s.%s%d@example.com,+39347%07d,Via Roma %d,%s\n",
                    given.toLowerCase(Locale.ROOT),
                    family.toLowerCase(Locale.ROOT),
                    i,
                    random.nextInt(10_000_000),
                    1 + random.nextInt(90),
                    CITIES.get(random.nextInt(CITIES.size())));
            codes.add("A" + i);
            contacts.append("A").append(i).append(',').append(given).append(',').append(family);
            contacts.append(rest);
            if (i % 2 == 0) {
                codes.add("B" + i);
                contacts.append("B").append(i).append(',').append(given).append(',');
                contacts.append(family, 0, family.length() - 1).append(rest);
            }
        }
        for (int i = 0; i < 12_000; i++) {
            orders.append(String.format(
                    Locale.ROOT,
                    "%d,2026-03-%02d,%s,P%d,2,1.%02d,%d.%02d\n",
                    i / 2,
                    1 + i / 2 % 28,
                    codes.get(i / 2 % codes.size()),
                    i % 40,
                    i % 50,
                    2,
                    i % 50 * 2));
        }
        Files.writeString(in.resolve("contacts.csv"), contacts);
        Files.writeString(in.resolve("orders.csv"), orders);
        return in;
    }
}
