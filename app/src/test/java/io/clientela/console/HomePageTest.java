package io.clientela.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.clientela.BrowserTest;
import io.clientela.differentiate.Overview;
import io.clientela.differentiate.Overview.Glance;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.Worth;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Outcome;
import io.clientela.organize.Role;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The glance at all customers, computed a second time in Java from the purchases that were laid, and as the page shows it. */
@TestPropertySource(properties = "clientela.test=home") // a firm of its own
class HomePageTest extends BrowserTest {

    private static final LocalDate END = LocalDate.of(2026, 3, 14);

    private record Bought(long customer, LocalDate day, double net) {}

    @Autowired
    Overview overview;

    @Autowired
    Worth worth;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final List<Bought> laid = new ArrayList<>();

    private void firm() {
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        int product = books.product("shop", "P", "food", null);
        var random = new SplittableRandom(5);
        for (int c = 0; c < 60; c++) {
            long rec = books.record("shop", "person", END, Map.of("FULL_NAME", "Nome " + c));
            int last = c % 3 == 0 ? 20 + random.nextInt(500) : random.nextInt(30);
            int every = 10 + random.nextInt(40);
            for (int d = last; d < 900; d += every + random.nextInt(5)) {
                long cents = 500 + random.nextLong(50_000L / (1 + c));
                var day = END.minusDays(d);
                books.purchase(
                        "shop", rec, day, product, BigDecimal.valueOf(cents, 2).toPlainString(), "EUR");
                laid.add(new Bought(rec, day, cents / 100.0));
            }
        }
        assertThat(jobs.runHere(new JobOrder("picture", "test", Map.of(), "test"), progress -> {})
                        .error())
                .isEmpty();
    }

    @Test
    void theGlanceIsWhatTheLedgerSaysAndThePageShowsIt() {
        firm();
        var glance = ((Outcome.Known<Glance>) overview.glance()).value();
        var last = laid.stream().map(Bought::day).max(Comparator.naturalOrder()).orElseThrow();
        assertThat(glance.asOf()).isEqualTo(last);
        assertThat(glance.coming()).isEmpty();
        var year = sums(one -> one.day().isAfter(last.minusDays(365)));
        var before =
                sums(one -> one.day().isAfter(last.minusDays(456)) && !one.day().isAfter(last.minusDays(91)));
        assertThat(glance.now().customers()).isEqualTo(year.size());
        assertThat(glance.now().net()).isCloseTo(total(year), within(0.01));
        assertThat(glance.before().orElseThrow().customers()).isEqualTo(before.size());
        assertThat(glance.before().orElseThrow().net()).isCloseTo(total(before), within(0.01));
        concentration(glance, year);
        months(glance, last);
        silence(glance, last, year);
        shown();
        takenOut();
        headline();
    }

    private Map<Long, Double> sums(Predicate<Bought> which) {
        return laid.stream()
                .filter(which)
                .collect(Collectors.groupingBy(Bought::customer, TreeMap::new, Collectors.summingDouble(Bought::net)));
    }

    private static double total(Map<Long, Double> sums) {
        return sums.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static void concentration(Glance glance, Map<Long, Double> year) {
        var sorted = year.values().stream().sorted(Comparator.reverseOrder()).toList();
        long fifth = Math.round(sorted.size() / 5.0);
        double top =
                sorted.stream().limit(fifth).mapToDouble(Double::doubleValue).sum();
        assertThat(glance.concentration().fifth()).isEqualTo(fifth);
        assertThat(glance.concentration().fifthShare()).isCloseTo(top / total(year), within(1e-9));
        double sum = 0;
        int half = 0;
        while (sum < total(year) / 2) {
            sum += sorted.get(half++);
        }
        assertThat(glance.concentration().half()).isEqualTo(half);
        assertThat(glance.concentration().points()).hasSize(21);
        assertThat(glance.concentration().points().getLast().net()).isCloseTo(1, within(1e-9));
    }

    private void months(Glance glance, LocalDate last) {
        var month = YearMonth.from(last).minusMonths(2);
        var first = laid.stream().collect(Collectors.groupingBy(Bought::customer, Collectors.minBy(byDay())));
        var latest = laid.stream().collect(Collectors.groupingBy(Bought::customer, Collectors.maxBy(byDay())));
        long come = first.values().stream()
                .filter(one -> YearMonth.from(one.orElseThrow().day()).equals(month))
                .count();
        for (var one : glance.months()) {
            long gone = latest.values().stream()
                    .map(bought -> bought.orElseThrow().day().plusDays(365))
                    .filter(day -> YearMonth.from(day).equals(one.month()) && !day.isAfter(last))
                    .count();
            assertThat(one.gone()).isEqualTo(gone);
        }
        assertThat(glance.months().stream().filter(one -> one.month().equals(month)))
                .allSatisfy(one -> assertThat(one.come()).isEqualTo(come));
        assertThat(glance.months()).isNotEmpty();
    }

    private static Comparator<Bought> byDay() {
        return Comparator.comparing(Bought::day);
    }

    /** Who is silent has not bought for longer than his longest interval here, and the sum is what they bought for. */
    private void silence(Glance glance, LocalDate last, Map<Long, Double> year) {
        var silence = glance.silence();
        assertThat(silence.rule()).isEqualTo("interval");
        assertThat(silence.customers()).isPositive();
        for (var one : silence.first()) {
            var mine = laid.stream()
                    .filter(bought -> bought.customer() == one.customerId())
                    .map(Bought::day)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(one.lastOn()).isEqualTo(mine);
            assertThat(mine).isBefore(last.minusDays(2L * Math.round(one.usualGap())));
            assertThat(one.yearNet()).isCloseTo(year.getOrDefault(one.customerId(), 0.0), within(0.01));
        }
        assertThat(silence.first()).isSortedAccordingTo(Comparator.comparingDouble(one -> -one.yearNet()));
    }

    private void shown() {
        Page page = browser.signIn(Role.ADMINISTRATOR);
        page.navigate(address().toString());
        assertThat(page.locator(".glance-silent tbody tr")).hasCount(5);
        assertThat(page.locator("#concentration")).hasText("From how few how much comes");
        assertThat(page.locator(".glance .chart svg")).hasCount(2);
        browser.examine("home");
    }

    private void takenOut() {
        Page page = browser.page();
        page.navigate(address().resolve("/extracts").toString());
        page.getByLabel("purchase lines").uncheck();
        page.getByText("Make the extract").click();
        assertThat(page.locator(".extracts .btn-primary")).isVisible();
        page.getByText("Make again").click();
        assertThat(page.locator(".extracts .ti-equal")).hasCount(2);
        page.getByText("Open the door").click();
        assertThat(page.locator(".card-new")).containsText("jdbc:postgresql://");
        browser.examine("extracts");
        page.getByText("Close the door").click();
        assertThat(page.getByText("Open the door")).isVisible();
    }

    /** Once values are computed the page opens with what all customers will bring, as the run says it. */
    private void headline() {
        assertThat(jobs.runHere(new JobOrder("worth", "test", Map.of(), "test"), progress -> {})
                        .error())
                .isEmpty();
        var run = ((Outcome.Known<ValueRun>) worth.standing()).value();
        var fitted = run.fitted().orElseThrow();
        var value = fitted.totals().value().orElseThrow();
        var before = fitted.totals().valueBefore().orElseThrow();
        var coming = await() // where it took long the glance before is shown until the new one is there
                .until(() -> ((Outcome.Known<Glance>) overview.glance()).value().coming(), Optional::isPresent)
                .orElseThrow();
        assertThat(coming.value()).isEqualTo(value);
        assertThat(coming.valueBefore()).contains(before);
        assertThat(coming.asOf()).isEqualTo(run.question().asOf());
        assertThat(coming.before()).isEqualTo(run.question().asOf().minusDays(91));
        assertThat(coming.margin()).isFalse(); // no cost is known
        assertThat(coming.tested()).contains(fitted.choice().backtests().getFirst());
        Page page = browser.page();
        page.navigate(address().toString());
        var big = page.locator(".glance-coming");
        assertThat(big.locator("h2")).containsText("Your customers will buy for");
        assertThat(big.locator(".glance-big")).hasText(euros(value.estimate()));
        assertThat(big.locator(".glance-range"))
                .containsText("between " + euros(value.low()) + " and " + euros(value.high()));
        assertThat(big.locator(".glance-moved").first())
                .containsText((value.estimate() > before.estimate() ? "+" : "−")
                        + euros(Math.abs(value.estimate() - before.estimate())));
        var test = coming.tested().orElseThrow();
        var money = test.spend().orElseThrow();
        double spent = laid.stream()
                .filter(one -> one.day().isAfter(run.question().asOf().minusDays(test.days())))
                .filter(one -> laid.stream()
                        .anyMatch(other -> other.customer() == one.customer()
                                && !other.day().isAfter(run.question().asOf().minusDays(test.days()))))
                .mapToDouble(Bought::net)
                .sum();
        assertThat(money.actual()).isCloseTo(spent, within(0.01));
        assertThat(big)
                .containsText("In sales it expected " + euros(money.accuracy().predicted()));
        assertThat(big).containsText(euros(money.actual()) + " came");
        browser.examine("home-headline");
    }

    private static String euros(double amount) {
        return "€" + String.format(Locale.ENGLISH, "%,.0f", amount);
    }
}
