package io.clientela;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.OneTimeLink;
import io.clientela.organize.People;
import io.clientela.organize.PersonId;
import io.clientela.organize.Role;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A window of Chromium on the running application, empty of cookies. What goes wrong on any page (a script that fails,
 * something that the content policy blocks) fails the test when the window closes.
 *
 * <p>Chromium is looked for on the PATH (Debian: {@code apt-get install chromium}); one process serves all tests.
 */
public final class Browser implements AutoCloseable {

    /** How long a page may take to come to what is asserted, in milliseconds; long, since other work runs beside tests. */
    private static final double PATIENCE = 20_000;

    /** The widths at which pages are looked at: a phone and a desk. */
    private static final List<int[]> SIZES = List.of(new int[] {390, 844}, new int[] {1280, 800});

    /** The elements that reach beyond the window while the page scrolls sideways. */
    private static final String TOO_WIDE = """
        (() => {
          const width = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= width) return [];
          return [...document.querySelectorAll('body *')]
            .filter((element) => element.getBoundingClientRect().right > width)
            .map((element) => element.outerHTML.slice(0, 120));
        })()\
        """;

    /**
     * What axe-core finds serious or critical, in words; on the customer's own page whatever breaks WCAG up to 2.2 AA, how
     * large targets are included, which axe-core does not look at by itself.
     */
    private static final String SERIOUS = """
        async () => {
          const own = location.pathname.startsWith('/own');
          const rules = { 'target-size': { enabled: own } };
          const { violations } = await axe.run(document, { resultTypes: ['violations'], rules });
          return violations
            .filter((rule) => ['serious', 'critical'].includes(rule.impact)
              || (own && rule.tags.some((tag) => tag.startsWith('wcag'))))
            .map((rule) => `${rule.id}: ${rule.help} `
              + rule.nodes.map((node) => `${node.html} ${node.failureSummary}`).join('; '));
        }\
        """;

    private static final boolean PICTURES = System.getenv("CLIENTELA_SCREENSHOTS") != null;

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final URI address;
    private final People people;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    Browser(URI address, People people) {
        this.address = address;
        this.people = people;
        this.context = Chromium.RUNNING.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address.toString())
                .setLocale("en-GB")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1280, 800));
        context.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        this.page = context.newPage();
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                troubles.add(message.text());
            }
        });
    }

    /** The page of the window. */
    public Page page() {
        return page;
    }

    /** Opens an address of the application, such as {@code /customers}. */
    public Page open(String path) {
        page.navigate(path);
        return page;
    }

    /** Signs a new person with this role in, whose pages are in this language, and opens the home page. */
    public Page signIn(Role role, String language) {
        PersonId administrator = people.demoLink().person();
        int number = NUMBER.incrementAndGet();
        String name = language.equals("it") ? "Giulia Ferri" : "Anna Berger";
        People.Invitation invitation = new People.Invitation(
                name, "person" + number + "@example.org", language, new People.Position(Set.of(role), null, true));
        Outcome<OneTimeLink> link = people.invite(invitation, administrator);
        assertThat(link).isInstanceOf(Outcome.Known.class);
        enter(((Outcome.Known<OneTimeLink>) link).value());
        return open("/");
    }

    /** Signs a new person with this role in, in English. */
    public Page signIn(Role role) {
        return signIn(role, "en");
    }

    /** Opens a one-time link and waits until it has let us in. */
    public Page enter(OneTimeLink link) {
        page.navigate(link.at(address).toString());
        page.waitForURL(url -> !url.contains("/enter"));
        return page;
    }

    /** Waits until the page has everything that it asked for. */
    public void settled() {
        page.waitForFunction(
                "() => document.readyState === 'complete' && !document.querySelector('.htmx-request, .htmx-swapping,"
                        + " .htmx-settling, .htmx-added')");
    }

    /** Presses a key where the focus is, once the page has what it asked for: its scripts listen by then. */
    public void press(String key) {
        settled();
        page.keyboard().press(key);
    }

    /**
     * The whole examination of a page at both widths: it fits, and axe-core finds nothing serious or critical. Where
     * CLIENTELA_SCREENSHOTS is set, pictures of it are in {@code target/screenshots/<name>-1280.png} and {@code -390.png}.
     */
    public void examine(String name) {
        settled();
        for (int[] size : SIZES) {
            resize(size[0], size[1]);
            if (PICTURES) {
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screenshots", name + "-" + size[0] + ".png")));
            }
            assertThat(page.evaluate(TOO_WIDE))
                    .as("what makes %s wider than %s", page.url(), size[0])
                    .isEqualTo(List.of());
            axe(size[0]);
        }
    }

    /**
     * Fails where axe-core finds something serious or critical. What its rules found in order is not described and brought
     * out of the browser, which takes several times as long as the rules.
     */
    private void axe(int width) {
        if (page.evaluate("() => window.axe === undefined").equals(true)) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        assertThat(page.evaluate(SERIOUS))
                .as("axe-core on %s at width %s", page.url(), width)
                .isEqualTo(List.of());
    }

    /** The window from now on on a system that prefers the dark. */
    public void dark() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    /** Does something at the width of a phone. */
    public void onPhone(Runnable work) {
        resize(390, 844);
        work.run();
        resize(1280, 800);
    }

    /** Chromium lays the page out anew some time after it was told the size. */
    private void resize(int width, int height) {
        page.setViewportSize(width, height);
        for (int wait = 0; wait < 100 && !isLaidOut(width, height); wait++) {
            page.waitForTimeout(20);
        }
        assertThat(isLaidOut(width, height)).as("the window is %s wide", width).isTrue();
    }

    /** Asked between two frames; where none comes within a second, without one, so that a stuck browser fails the test. */
    private boolean isLaidOut(int width, int height) {
        return (boolean) page.evaluate(
                "([width, height]) => Promise.race(["
                        + "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),"
                        + " new Promise(done => setTimeout(done, 1000))])"
                        + ".then(() => innerWidth === width && innerHeight === height"
                        + " && document.documentElement.clientWidth === width)",
                List.of(width, height));
    }

    @Override
    public void close() {
        context.close();
        assertThat(troubles).as("what went wrong in the browser").isEmpty();
    }

    /** The one Chromium of the test process. */
    private static final class Chromium {

        static final com.microsoft.playwright.Browser RUNNING = launch();

        private static com.microsoft.playwright.Browser launch() {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(executable())
                            .setArgs(List.of(
                                    "--headless",
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }

        /** What CLIENTELA_CHROMIUM names, else what lies in the path. */
        private static Path executable() {
            String named = System.getenv().getOrDefault("CLIENTELA_CHROMIUM", "");
            if (!named.isEmpty()) {
                return Path.of(named);
            }
            return Stream.of(
                            "chromium",
                            "chromium-browser",
                            "google-chrome",
                            "google-chrome-stable",
                            "chromium-headless-shell")
                    .flatMap(name -> Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                            .map(folder -> Path.of(folder, name)))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "The browser tests need Chromium: apt-get install --no-install-recommends chromium"));
        }
    }
}
