package io.clientela.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
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
            URI link = URI.create(Terminal.await(running, screen, LINK, Duration.ofSeconds(180)));
            assertThat(Files.readString(screen))
                    .contains("Everything in it is made up.")
                    .containsPattern("(?m)net: customers .* difference 0\\.00\\.$")
                    .contains("nothing is missing")
                    .doesNotContain("WARN", "ERROR", "Exception");
            assertThat(share(screen, FOUND)).isGreaterThan(80);
            assertThat(share(screen, RIGHT)).isGreaterThan(98);
            assertThat(pages(link)).hasSizeGreaterThan(50);
        } finally {
            running.destroyForcibly().waitFor();
        }
    }

    /** How many of 100, as the screen tells it. */
    private static double share(Path screen, Pattern what) throws IOException {
        var told = what.matcher(Files.readString(screen));
        assertThat(told.find()).as(what.pattern()).isTrue();
        return Double.parseDouble(told.group(1));
    }

    /** Follows the links of all pages from the first on. @return the pages, each of which was there and said it */
    private static Set<String> pages(URI link) throws Exception {
        Guest guest = new Guest();
        guest.enter(link);
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
