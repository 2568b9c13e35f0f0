package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import io.clientela.Beside;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./clientela demo} as a new user starts it: a tenth of the firm, from its files to its pages. */
@Beside
class DemoRunTest {

    private static final Pattern LINK = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+/enter/\\S+)");
    private static final Pattern PAGE = Pattern.compile("href=\"(/[a-z0-9/-]*)\"");
    private static final Pattern FOUND =
            Pattern.compile("doubles \\(pairs of records\\) .* were found \\(([0-9.]+) %\\)");
    private static final Pattern RIGHT = Pattern.compile("([0-9.]+) % of what was joined is right");
    private static final int MOST_PAGES = 150;

    @TempDir
    Path folder;

    @Test
    void theFirmBalancesAndEachPageSaysThatItIsMadeUp() throws Exception {
        Path screen = folder.resolve("screen");
        Process running = new Terminal(folder.resolve("data")).start(screen, "demo", "--small", "--no-browser");
        try {
            URI link = URI.create(Terminal.await(running, screen, LINK, Duration.ofMinutes(3)));
            assertThat(Files.readString(screen))
                    .contains("Everything in it is made up.")
                    .containsPattern("(?m)net: customers .* difference 0\\.00\\.$")
                    .contains("nothing is missing")
                    .doesNotContain("WARN", "ERROR", "Exception");
            assertThat(share(screen, FOUND)).isGreaterThan(80);
            assertThat(share(screen, RIGHT)).isGreaterThan(98);
            Guest guest = new Guest();
            guest.enter(link);
            dialogue(guest, link);
            finished(guest, link);
            assertThat(pages(guest, link)).hasSizeGreaterThan(50);
        } finally {
            Terminal.kill(running);
        }
    }

    /** How many of 100, as the screen tells it. */
    private static double share(Path screen, Pattern what) throws IOException {
        var told = what.matcher(Files.readString(screen));
        assertThat(told.find()).as(what.pattern()).isTrue();
        return Double.parseDouble(told.group(1));
    }

    /** There are agreements in force and proposed, consents, conversations that wait and answered ones, messages that left. */
    private static void dialogue(Guest guest, URI link) throws Exception {
        String agreements = body(guest, link, "/agreements");
        assertThat(found(agreements, "href=\"(/agreements/\\d+/\\d+)\"")).hasSizeGreaterThan(20);
        assertThat(agreements).contains("in force", "proposed", "offers", "news");
        for (String view : List.of("open", "answered")) {
            assertThat(found(body(guest, link, "/conversations?view=" + view), "href=\"(/conversations/\\d+)"))
                    .as(view)
                    .isNotEmpty();
        }
        String sendings = body(guest, link, "/sendings");
        assertThat(found(sendings, "href=\"(/sendings/\\d+)\"")).hasSize(2);
        assertThat(sendings).contains(">sent<", ">held out<");
    }

    /** Two initiatives run; two are finished, and what each truly brought stands beside what was measured. */
    private static void finished(Guest guest, URI link) throws Exception {
        var all = found(body(guest, link, "/experiments"), "href=\"(/experiments/\\d+)\"");
        assertThat(all).hasSize(4);
        var truths = new TreeMap<String, Double>();
        for (String one : all) {
            String page = body(guest, link, one);
            String name = found(page, "<h1[^>]*>([^<]*)</h1>").getFirst();
            var effect = found(page, "data-true-effect=\"([^\"]*)\"");
            if (effect.isEmpty()) {
                assertThat(name).isIn("Natale in tavola", "Gennaio in bianco");
                continue;
            }
            double truth = Double.parseDouble(effect.getFirst());
            truths.put(name.replace("&#39;", "'"), truth);
            weighed(page, truth, body(guest, link, one + "/result.csv"));
        }
        assertThat(truths).containsOnlyKeys("Invito d'estate", "Catalogo cartaceo");
        assertThat(truths.get("Catalogo cartaceo")).isZero();
        assertThat(truths.get("Invito d'estate")).isPositive();
    }

    /** The page says rightly whether the truth lies in the measured interval; it is never far from it. */
    private static void weighed(String page, double truth, String csv) throws IOException {
        try (var rows = CsvReader.builder().ofNamedCsvRecord(csv)) {
            var row = rows.stream()
                    .filter(one -> one.getField("portfolio").equals("all"))
                    .findFirst()
                    .orElseThrow();
            double low = Double.parseDouble(row.getField("low"));
            double high = Double.parseDouble(row.getField("high"));
            assertThat(page)
                    .contains("Made up, so the truth is known")
                    .contains(
                            low <= truth && truth <= high ? "It lies in the interval" : "It lies outside the interval");
            assertThat(Math.abs(truth - Double.parseDouble(row.getField("effect"))))
                    .as("twice as wide an interval holds it but once in ten thousand times")
                    .isLessThan(high - low);
        }
    }

    private static String body(Guest guest, URI link, String path) throws Exception {
        var answer = guest.open(link.resolve(path));
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** What a pattern finds, each once, in order. */
    private static List<String> found(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(one -> one.group(1))
                .distinct()
                .toList();
    }

    /** Follows the links of all pages from the first on. @return the pages, each of which was there and said it */
    private static Set<String> pages(Guest guest, URI link) throws Exception {
        var seen = new TreeSet<String>();
        Deque<String> next = new ArrayDeque<>();
        next.add("/");
        while (!next.isEmpty() && seen.size() < MOST_PAGES) {
            String path = next.remove();
            if (!seen.add(path)) {
                continue;
            }
            HttpResponse<String> answer = guest.open(link.resolve(path));
            String type = answer.headers().firstValue("Content-Type").orElse("");
            if (!type.startsWith("text/html") || answer.statusCode() == 302) {
                seen.remove(path);
                continue;
            }
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).contains("Made-up data", "<h1");
            PAGE.matcher(answer.body()).results().map(found -> found.group(1)).forEach(next::add);
        }
        return seen;
    }
}
