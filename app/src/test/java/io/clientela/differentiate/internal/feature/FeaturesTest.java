package io.clientela.differentiate.internal.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Features;
import io.clientela.differentiate.Habits;
import io.clientela.differentiate.Histories;
import io.clientela.differentiate.Picture;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The features of random customers, computed a second time in Java from the purchases that were laid. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=features")
class FeaturesTest {

    private static final int PRODUCTS = 10;

    private record Purchase(long customer, LocalDate day, int product, BigDecimal amount) {
        boolean sells() {
            return amount.signum() > 0;
        }
    }

    @Autowired
    Features features;

    @Autowired
    Picture picture;

    @Autowired
    Columnar columnar;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final List<Purchase> laid = new ArrayList<>();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void firm() {
        laid.clear();
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        var random = new SplittableRandom(11);
        var products = new ArrayList<Integer>();
        for (int p = 0; p < PRODUCTS; p++) {
            products.add(books.product("shop", "P" + p, category(p), p % 2 == 0 ? new BigDecimal("2.00") : null));
        }
        build();
        var known = (Outcome.Known<Picture.State>) picture.state();
        today = LocalDate.ofInstant(known.value().builtAt(), ZoneOffset.UTC);
        for (int c = 0; c < 40; c++) {
            long rec = books.record("shop", "person", today, Map.of("FULL_NAME", "Nome " + c));
            for (int d = random.nextInt(14); d > 0; d--) {
                int p = random.nextInt(PRODUCTS);
                var day = today.minusDays(random.nextInt(700));
                var amount = BigDecimal.valueOf((random.nextInt(6) == 0 ? -1 : 1) * random.nextLong(100, 40_000), 2);
                books.purchase("shop", rec, day, products.get(p), amount.toPlainString(), "EUR");
                laid.add(new Purchase(rec, day, p, amount));
            }
        }
        books.purchase("shop", null, today, products.getFirst(), "33.33", "EUR");
        build();
    }

    private void build() {
        assertThat(jobs.runHere(new JobOrder("picture", "test", Map.of(), "test"), progress -> {})
                        .error())
                .isEmpty();
    }

    private static String category(int product) {
        return product < 6 ? "food" : "tools";
    }

    @Test
    void theFeaturesOfEachCustomerAreWhatTheyAreSaidToBe() {
        var mine = new TreeMap<Long, List<Purchase>>();
        laid.forEach(one ->
                mine.computeIfAbsent(one.customer(), c -> new ArrayList<>()).add(one));
        mine.forEach((customer, purchases) -> {
            var habits = ((Outcome.Known<Habits>) features.of(customer)).value();
            assertThat(habits.currency()).isEqualTo("EUR");
            often(habits, purchases);
            much(habits, purchases);
            what(habits, purchases);
        });
        assertThat(features.of(999_999_999)).isInstanceOf(Outcome.Unknown.class);
    }

    private void often(Habits habits, List<Purchase> purchases) {
        var sales = purchases.stream().filter(Purchase::sells).toList();
        var days = List.copyOf(new TreeSet<>(sales.stream().map(Purchase::day).toList()));
        assertThat(habits.purchases().documents()).isEqualTo(sales.size());
        assertThat(habits.purchases().days()).isEqualTo(days.size());
        if (days.size() < 2) {
            assertThat(habits.interval()).isEmpty();
            return;
        }
        var gaps = new double[days.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = ChronoUnit.DAYS.between(days.get(i), days.get(i + 1));
        }
        Arrays.sort(gaps);
        var interval = habits.interval().orElseThrow();
        assertThat(interval.median()).isCloseTo(quantile(gaps, 0.5), within(1e-9));
        assertThat(interval.low()).isCloseTo(quantile(gaps, 0.25), within(1e-9));
        assertThat(interval.high()).isCloseTo(quantile(gaps, 0.75), within(1e-9));
        var weekday = habits.occasion().orElseThrow().weekday();
        assertThat(habits.occasion().orElseThrow().weekdayShare())
                .isCloseTo(
                        days.stream()
                                        .filter(day -> day.getDayOfWeek() == weekday)
                                        .count()
                                / (double) days.size(),
                        within(1e-9));
    }

    private void much(Habits habits, List<Purchase> purchases) {
        var spending = habits.spending();
        assertThat(spending.all()).isEqualByComparingTo(sum(purchases));
        assertThat(spending.last12Months()).isEqualByComparingTo(since(purchases, today.minusMonths(12)));
        assertThat(spending.last3Months()).isEqualByComparingTo(since(purchases, today.minusMonths(3)));
        var sold = sum(purchases.stream().filter(Purchase::sells).toList());
        if (sold.signum() > 0) {
            var baskets = purchases.stream()
                    .filter(Purchase::sells)
                    .mapToDouble(one -> one.amount().doubleValue())
                    .sorted()
                    .toArray();
            assertThat(spending.basketMedian().orElseThrow()).isCloseTo(quantile(baskets, 0.5), within(1e-9));
            assertThat(spending.returnsShare().orElseThrow())
                    .isCloseTo(sold.subtract(sum(purchases)).doubleValue() / sold.doubleValue(), within(1e-9));
        }
        double late = Math.max(0, since(purchases, today.minusMonths(6)).doubleValue());
        double before = Math.max(
                0,
                since(purchases, today.minusMonths(12))
                        .subtract(since(purchases, today.minusMonths(6)))
                        .doubleValue());
        if (late + before > 0) {
            assertThat(spending.trend().orElseThrow()).isCloseTo((late - before) / (late + before), within(1e-9));
        } else {
            assertThat(spending.trend()).isEmpty();
        }
        var costed = purchases.stream().filter(one -> one.product() % 2 == 0).toList();
        if (costed.isEmpty()) {
            assertThat(spending.margin()).isEmpty();
        } else {
            var cost = costed.stream()
                    .map(one -> new BigDecimal(one.sells() ? 2 : -2))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(spending.margin().orElseThrow())
                    .isEqualByComparingTo(sum(costed).subtract(cost));
        }
    }

    private void what(Habits habits, List<Purchase> purchases) {
        var net = new HashMap<String, BigDecimal>();
        purchases.forEach(one -> net.merge(category(one.product()), one.amount(), BigDecimal::add));
        var positive = net.values().stream()
                .filter(sum -> sum.signum() > 0)
                .mapToDouble(BigDecimal::doubleValue)
                .sum();
        for (var taste : habits.tastes()) {
            var own = net.getOrDefault(taste.category(), BigDecimal.ZERO);
            assertThat(taste.net()).isEqualByComparingTo(own);
            assertThat(taste.share())
                    .isCloseTo(Math.max(0, own.doubleValue()) / Math.max(positive, 1e-9), within(1e-9));
        }
        assertThat(habits.tastes()).hasSize(net.size());
        var days = new HashMap<Integer, TreeSet<LocalDate>>();
        purchases.stream()
                .filter(Purchase::sells)
                .forEach(one -> days.computeIfAbsent(one.product(), p -> new TreeSet<>())
                        .add(one.day()));
        assertThat(habits.cycles()).hasSize((int)
                days.values().stream().filter(set -> set.size() >= 3).count());
        habits.breadth().priceLevel().ifPresent(level -> assertThat(level).isBetween(0.0, 1.0));
        assertThat(habits.breadth().articles()).isEqualTo(days.size());
    }

    @Test
    void thePriceLevelIsTheMidRankWithinTheCategory() {
        var price = new TreeMap<Integer, double[]>();
        laid.stream().filter(Purchase::sells).forEach(one -> {
            var sum = price.computeIfAbsent(one.product(), p -> new double[2]);
            sum[0] += one.amount().doubleValue();
            sum[1] += 1;
        });
        price.put(0, add(price.getOrDefault(0, new double[2]), 33.33));
        Map<String, Double> levels = columnar.run("picture", session -> {
            var found = new HashMap<String, Double>();
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery("SELECT p.name, l.level FROM picture.article_level l"
                            + " JOIN picture.product p ON p.product_key = l.article")) {
                while (row.next()) {
                    found.put(row.getString(1), row.getDouble(2));
                }
            }
            return found;
        });
        assertThat(levels).hasSize(price.size());
        price.forEach((product, sum) -> {
            long all = price.keySet().stream()
                    .filter(other -> category(other).equals(category(product)))
                    .count();
            long below = price.entrySet().stream()
                    .filter(other -> category(other.getKey()).equals(category(product)))
                    .filter(other -> other.getValue()[0] / other.getValue()[1] < sum[0] / sum[1])
                    .count();
            assertThat(levels.get("P" + product + " thing")).isCloseTo((below + 0.5) / all, within(1e-9));
        });
    }

    private static double[] add(double[] sum, double amount) {
        return new double[] {sum[0] + amount, sum[1] + 1};
    }

    @Test
    void historiesAreThoseOfThePurchaseDays() {
        var histories = ((Outcome.Known<Histories>) features.histories()).value();
        assertThat(histories.until()).isEqualTo(today);
        for (int i = 0; i < histories.size(); i++) {
            long customer = histories.customers()[i];
            var byDay = new TreeMap<LocalDate, BigDecimal>();
            laid.stream()
                    .filter(one -> one.customer() == customer && one.sells())
                    .forEach(one -> byDay.merge(one.day(), one.amount(), BigDecimal::add));
            assertThat(histories.repeats()[i]).isEqualTo(byDay.size() - 1);
            assertThat(histories.spanDays()[i])
                    .isEqualTo((int) ChronoUnit.DAYS.between(byDay.firstKey(), byDay.lastKey()));
            assertThat(histories.ageDays()[i]).isEqualTo((int) ChronoUnit.DAYS.between(byDay.firstKey(), today));
            var mean = byDay.tailMap(byDay.firstKey(), false).values().stream()
                    .mapToDouble(BigDecimal::doubleValue)
                    .average();
            if (mean.isPresent()) {
                assertThat(histories.repeatSpend()[i]).isCloseTo(mean.getAsDouble(), within(1e-9));
            } else {
                assertThat(histories.repeatSpend()[i]).isNaN();
            }
        }
        assertThat(histories.size()).isEqualTo((int) laid.stream()
                .filter(Purchase::sells)
                .map(Purchase::customer)
                .distinct()
                .count());
    }

    @Test
    void everyColumnIsAFeatureThatIsWrittenDown() throws IOException {
        List<String> columns = columnar.run("picture", session -> {
            var names = new ArrayList<String>();
            try (var row = session.connection().getMetaData().getColumns("picture", null, "feature", null)) {
                while (row.next()) {
                    names.add(row.getString("COLUMN_NAME"));
                }
            }
            return names;
        });
        var features = Arrays.stream(Feature.values()).map(Feature::column).toList();
        assertThat(columns.subList(1, columns.size())).isEqualTo(features);
        var page = Files.readString(Path.of(System.getProperty("clientela.root"), "docs", "methods", "features.md"));
        assertThat(features).allSatisfy(column -> assertThat(page).contains("| `" + column + "` |"));
    }

    private static BigDecimal sum(List<Purchase> purchases) {
        return purchases.stream().map(Purchase::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal since(List<Purchase> purchases, LocalDate start) {
        return sum(purchases.stream().filter(one -> one.day().isAfter(start)).toList());
    }

    private static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
