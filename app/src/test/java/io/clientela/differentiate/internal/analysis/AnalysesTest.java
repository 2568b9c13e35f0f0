package io.clientela.differentiate.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.Beside;
import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.Assumptions;
import io.clientela.differentiate.Assumptions.Topic;
import io.clientela.differentiate.ChannelUse;
import io.clientela.differentiate.Cohorts;
import io.clientela.differentiate.Cohorts.Grain;
import io.clientela.differentiate.Concentration;
import io.clientela.differentiate.Concentration.Of;
import io.clientela.differentiate.ContactPlans;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.CustomersBehind.Cell;
import io.clientela.differentiate.ServiceCost;
import io.clientela.differentiate.internal.analysis.LaidFirm.Purchase;
import io.clientela.differentiate.internal.picture.PictureQuestions;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Each analysis against the same computed a second time in Java from what was laid, and its lists against its figures. */
@Beside
@ClientelaTest
@TestPropertySource(properties = "clientela.test=analyses") // no answers of another firm
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalysesTest {

    @Autowired
    Analyses analyses;

    @Autowired
    Assumptions assumptions;

    @Autowired
    PictureQuestions questions;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private LaidFirm firm = LaidFirm.none();

    @BeforeAll
    void lay() {
        firm = LaidFirm.lay(jdbc, today, 17);
        assertThat(jobs.runHere(new JobOrder("picture", "test", Map.of(), "test"), progress -> {})
                        .error())
                .isEmpty();
    }

    @Test
    void theEndWaitsForWhatIsComputedAndGivesUpWhatWaits() {
        var ended = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var own = new KeptAnswers(questions, Clock.systemUTC());
        own.later(() -> {
            begun.countDown();
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
            while (System.nanoTime() < end) {
                Thread.onSpinWait(); // a query of the engine takes no notice of an interrupt either
            }
            ended.incrementAndGet();
        });
        own.later(() -> ended.addAndGet(10));
        assertThat(await(begun)).isTrue();
        own.close();
        assertThat(ended).hasValue(1);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static <T> T known(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Known.class);
        return ((Outcome.Known<T>) outcome).value();
    }

    private static BigDecimal sum(List<Purchase> purchases) {
        return purchases.stream().map(Purchase::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<Long, List<Purchase>> byCustomer(String currency, boolean lastYear) {
        return firm.bought(currency, lastYear).stream()
                .collect(Collectors.groupingBy(Purchase::customer, TreeMap::new, Collectors.toList()));
    }

    private List<CustomersBehind.Row> list(String name, Map<String, String> where, String... more) {
        var all = new HashMap<>(where);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return known(analyses.behind(new Cell(name, all), 0, 1000)).rows();
    }

    private static Set<Long> ids(List<CustomersBehind.Row> rows) {
        return rows.stream().map(CustomersBehind.Row::customerId).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({"EUR,true", "EUR,false", "CHF,false"})
    void concentrationIsThatOfTheLedger(String currency, boolean lastYear) {
        var question = new AnalysisQuestion(currency, lastYear);
        var net = byCustomer(currency, lastYear).values().stream()
                .map(AnalysesTest::sum)
                .sorted((one, other) -> other.compareTo(one))
                .toList();
        var found = known(analyses.concentration(question, Of.NET));
        assertThat(found.customers()).isEqualTo(net.size());
        assertThat(found.total()).isEqualByComparingTo(sum(firm.bought(currency, lastYear)));
        for (int top : new int[] {1, 5, 10, 20, 50, 100}) {
            int most = (int) Math.ceil(net.size() * top / 100.0 - 1e-9);
            assertThat(found.band(1, top).customers()).isEqualTo(most);
            assertThat(found.band(1, top).amount())
                    .isEqualByComparingTo(net.subList(0, most).stream().reduce(BigDecimal.ZERO, BigDecimal::add));
            assertThat(list("band", question.parameters(), "spread", "NET", "low", "1", "high", String.valueOf(top)))
                    .hasSize(most);
        }
        double differences = 0;
        for (var one : net) {
            for (var other : net) {
                differences += Math.abs(one.subtract(other).doubleValue());
            }
        }
        double gini = differences / (2.0 * net.size() * found.total().doubleValue());
        assertThat(known(found.gini())).isCloseTo(gini, within(1e-9));
        assertThat(found.below())
                .isEqualTo(net.stream().filter(one -> one.signum() < 0).count());
        assertThat(list("below", question.parameters(), "spread", "NET")).hasSize((int) found.below());
    }

    @Test
    void marginsThatAreNotKnownAreLeftOutAndCounted() {
        var question = new AnalysisQuestion("EUR", false);
        var margins = new ArrayList<BigDecimal>();
        var unknown = new HashSet<Long>();
        byCustomer("EUR", false).forEach((customer, purchases) -> {
            var known = purchases.stream().filter(one -> one.margin() != null).toList();
            if (known.isEmpty()) {
                unknown.add(customer);
            } else {
                margins.add(known.stream().map(Purchase::margin).reduce(BigDecimal.ZERO, BigDecimal::add));
            }
        });
        Concentration found = known(analyses.concentration(question, Of.MARGIN));
        assertThat(found.customers()).isEqualTo(margins.size());
        assertThat(found.unknown()).isEqualTo(unknown.size());
        assertThat(found.total()).isEqualByComparingTo(margins.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(ids(list("unknown", question.parameters(), "spread", "MARGIN")))
                .isEqualTo(unknown);
    }

    @ParameterizedTest
    @CsvSource({"MONTH", "QUARTER"})
    void cohortsAreThoseOfTheFirstPurchases(Grain grain) {
        var first = new HashMap<Long, Integer>();
        byCustomer("EUR", false)
                .forEach((customer, purchases) -> purchases.stream()
                        .filter(Purchase::sells)
                        .map(Purchase::day)
                        .min(LocalDate::compareTo)
                        .ifPresent(day -> first.put(customer, period(day, grain))));
        var back = new TreeMap<List<Integer>, Set<Long>>(
                (one, other) -> one.toString().compareTo(other.toString()));
        for (var one : firm.bought("EUR", false)) {
            var cohort = first.get(one.customer());
            if (cohort != null && one.sells()) {
                back.computeIfAbsent(List.of(cohort, period(one.day(), grain) - cohort), c -> new TreeSet<>())
                        .add(one.customer());
            }
        }
        Cohorts found = known(analyses.cohorts("EUR", grain));
        assertThat(found.net()).isEqualByComparingTo(sum(firm.bought("EUR", false)));
        int checked = 0;
        for (var cohort : found.cohorts()) {
            for (var later : cohort.periods()) {
                var expected = back.getOrDefault(List.of(period(cohort.start(), grain), later.later()), Set.of());
                assertThat(later.customers()).isEqualTo(expected.size());
                checked += expected.size();
            }
        }
        assertThat(checked).isEqualTo(back.values().stream().mapToInt(Set::size).sum());
        var one = found.cohorts().get(found.cohorts().size() / 2);
        var where = Map.of(
                "currency", "EUR", "grain", grain.code(), "start", one.start().toString(), "later", "1");
        var came = back.getOrDefault(List.of(period(one.start(), grain), 1), Set.of());
        assertThat(ids(list("cohort", where))).isEqualTo(came);
        assertThat(list("cohort-without", where)).hasSize((int) one.customers() - came.size());
    }

    private static int period(LocalDate day, Grain grain) {
        return (day.getYear() * 12 + day.getMonthValue() - 1) / grain.months();
    }

    @Test
    void earlyCohortsAreSaidToHoldOldCustomers() {
        Cohorts found = known(analyses.cohorts("EUR", Grain.MONTH));
        assertThat(found.firstDay())
                .contains(firm.bought("EUR", false).stream()
                        .map(Purchase::day)
                        .min(LocalDate::compareTo)
                        .orElseThrow());
        assertThat(found.cohorts().getFirst().truncated()).isTrue();
        assertThat(found.cohorts().getLast().truncated()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void departmentsPerCustomerAreThoseOfTheSales(boolean lastYear) {
        var question = new AnalysisQuestion("EUR", lastYear);
        var departments = new HashMap<Long, Set<String>>();
        byCustomer("EUR", lastYear)
                .forEach((customer, purchases) -> departments.put(
                        customer,
                        purchases.stream()
                                .filter(Purchase::sells)
                                .map(Purchase::department)
                                .collect(Collectors.toSet())));
        var found = known(analyses.breadths(question));
        assertThat(found.net()).isEqualByComparingTo(sum(firm.bought("EUR", lastYear)));
        for (var one : found.departments()) {
            assertThat(one.customers())
                    .isEqualTo(departments.values().stream()
                            .filter(set -> set.size() == one.n())
                            .count());
            assertThat(list("departments", question.parameters(), "n", String.valueOf(one.n())))
                    .hasSize((int) one.customers());
        }
        assertThat(found.customers()).isEqualTo(departments.size());
        assertThat(found.pairs()).hasSize(3);
        for (var pair : found.pairs()) {
            var both = departments.entrySet().stream()
                    .filter(one -> one.getValue().containsAll(List.of(pair.one(), pair.other())))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
            assertThat(pair.both()).isEqualTo(both.size());
            assertThat(ids(list("pair", question.parameters(), "one", pair.one(), "other", pair.other())))
                    .isEqualTo(both);
            assertThat(list("only-one", question.parameters(), "one", pair.one(), "other", pair.other()))
                    .hasSize((int) (pair.first() - pair.both()));
        }
        assertThat(found.categories().stream()
                        .mapToLong(step -> step.customers())
                        .sum())
                .isEqualTo(byCustomer("EUR", false).size());
    }

    private static double cost(Purchase one) {
        double cost = 0.5 + (one.sells() ? 3 : 7); // the line; the order or the return
        return one.sells() && one.channel().equals("agent") ? cost + 0.5 * 30 + 6 : cost;
    }

    private void assumeCosts() {
        assumptions.assume(
                Topic.SERVICE,
                Map.of(
                        "order",
                        3.0,
                        "line",
                        0.5,
                        "return",
                        7.0,
                        "visit",
                        30.0,
                        "visits:agent",
                        0.5,
                        "delivery:agent",
                        6.0,
                        "delivery:web",
                        0.0),
                "user:test",
                "for the test");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void costToServeIsTheSumOfItsActivities(boolean lastYear) {
        assumeCosts();
        var question = new AnalysisQuestion("EUR", lastYear);
        double margins = 0;
        double costs = 0;
        var left = new TreeMap<Long, Double>();
        var ratios = new ArrayList<Double>();
        for (var one : byCustomer("EUR", lastYear).entrySet()) {
            double cost =
                    one.getValue().stream().mapToDouble(AnalysesTest::cost).sum();
            var known = one.getValue().stream().filter(p -> p.margin() != null).toList();
            if (!known.isEmpty()) {
                double margin = known.stream()
                        .map(Purchase::margin)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue();
                margins += margin;
                costs += cost;
                left.put(one.getKey(), margin - cost);
                ratios.add((margin - cost) / cost);
            }
        }
        var found = known(analyses.serviceCost(question));
        assertThat(found.totals().margin().orElseThrow().doubleValue()).isCloseTo(margins, within(1e-6));
        assertThat(found.totals().costKnown()).isCloseTo(costs, within(1e-6));
        assertThat(found.costs().values().stream()
                        .mapToDouble(ServiceCost.Cost::cost)
                        .sum())
                .isCloseTo(
                        firm.bought("EUR", lastYear).stream()
                                .mapToDouble(AnalysesTest::cost)
                                .sum(),
                        within(1e-6));
        assertThat(found.curve().stream()
                        .mapToDouble(ServiceCost.Hundredth::after)
                        .sum())
                .isCloseTo(margins - costs, within(1e-6));
        assertThat(found.totals().losing())
                .isEqualTo(left.values().stream().filter(one -> one < 0).count());
        assertThat(ids(list("losing", question.parameters())))
                .isEqualTo(left.entrySet().stream()
                        .filter(one -> one.getValue() < 0)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
        var all = found.returns().getFirst();
        assertThat(all.together().orElseThrow()).isCloseTo((margins - costs) / costs, within(1e-9));
        assertThat(all.spread().orElseThrow().mean())
                .isCloseTo(ratios.stream().mapToDouble(one -> one).average().orElseThrow(), within(1e-9));
        assertThat(found.returns().stream()
                        .skip(1)
                        .mapToLong(ServiceCost.Return::customers)
                        .sum())
                .isEqualTo(left.size());
        var channels = known(analyses.channels(question));
        assertThat(channels.channels().stream().map(ChannelUse.Channel::net).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(sum(firm.bought("EUR", lastYear)));
        assertThat(channels.channels().stream()
                        .mapToDouble(ChannelUse.Channel::cost)
                        .sum())
                .isCloseTo(
                        found.costs().values().stream()
                                .mapToDouble(ServiceCost.Cost::cost)
                                .sum(),
                        within(1e-6));
        assertThat(list("dear", question.parameters())).hasSize((int) channels.dear());
    }

    @Test
    void aCheaperServiceSavesAndLosesWhatItSays() {
        assumeCosts();
        var question = new AnalysisQuestion("EUR", false);
        double saved = 0;
        double lost = 0;
        int touched = 0;
        for (var one : byCustomer("EUR", false).entrySet()) {
            if (one.getValue().stream().allMatch(p -> p.margin() == null)) {
                continue; // of these nothing is said
            }
            var small = one.getValue().stream()
                    .filter(p -> p.sells() && p.amount().doubleValue() < 60)
                    .toList();
            var visited = one.getValue().stream()
                    .filter(p -> p.sells() && p.amount().doubleValue() >= 60)
                    .filter(p -> p.channel().equals("agent"))
                    .toList();
            double smallCost = small.stream().mapToDouble(p -> cost(p) - 0.5).sum();
            double smallNet = sum(small).doubleValue();
            if (!small.isEmpty()) {
                saved += smallCost * (0.25 + 0.75 * (1 - smallNet / (60 * small.size())));
            }
            saved += 0.4 * visited.size() * 0.5 * 30;
            lost += 0.25 * (Math.max(0, margin(small)) + 0.4 * Math.max(0, margin(visited)));
            touched += small.isEmpty() && visited.isEmpty() ? 0 : 1;
        }
        var change = known(analyses.cheaper(question, new ServiceCost.Cheaper(60, 0.4, 0.25)));
        assertThat(change.customers()).isEqualTo(touched);
        assertThat(change.saved()).isCloseTo(saved, within(1e-6));
        assertThat(change.lost()).isCloseTo(lost, within(1e-6));
        assertThat(list("hurt", question.parameters(), "minimum", "60", "cut", "0.4", "lose", "0.25"))
                .hasSize(touched);
    }

    private static double margin(List<Purchase> purchases) {
        return purchases.stream()
                .filter(one -> one.margin() != null)
                .map(Purchase::margin)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .doubleValue();
    }

    @Test
    void whatIsAssumedIsKeptAndCanBeAssumedAgain() {
        assumptions.assume(Topic.SERVICE, Map.of("visit", 11.0), "user:test", "first");
        long first = assumptions.now(Topic.SERVICE).id();
        assumptions.assume(Topic.SERVICE, Map.of("visit", 22.0), "user:test", "second");
        assertThat(assumptions.now(Topic.SERVICE).value("visit")).isEqualTo(22);
        assertThat(assumptions.back(Topic.SERVICE, first, "user:test")).isPresent();
        assertThat(assumptions.now(Topic.SERVICE).value("visit")).isEqualTo(11);
        assertThat(assumptions.history(Topic.SERVICE).stream()
                        .map(one -> one.value("visit"))
                        .toList())
                .startsWith(11.0, 22.0, 11.0);
        assertThat(assumptions.back(Topic.SERVICE, 999_999, "user:test")).isEmpty();
    }

    @Test
    void departmentsThatChooseForThemselvesReachTheSameCustomersAndLoseByIt() {
        var expected = new TreeMap<Long, Map<String, Double>>();
        for (var one : firm.bought("EUR", true)) {
            var margin = one.margin();
            if (margin != null) {
                expected.computeIfAbsent(one.customer(), c -> new HashMap<>())
                        .merge(one.department(), margin.doubleValue() * 0.05, Double::sum);
            }
        }
        var plans = known(analyses.contacts("EUR", "margin"));
        assertThat(plans.together().contacts()).isLessThanOrEqualTo(plans.budget());
        assertThat(plans.departments().stream()
                        .mapToInt(ContactPlans.Department::places)
                        .sum())
                .isEqualTo(plans.budget());
        assertThat(plans.gained().estimate()).isGreaterThanOrEqualTo(0);
        assertThat(plans.together().margin()).isCloseTo(best(expected, plans.budget()), within(1e-6));
        assertThat(list("contacts", Map.of("currency", "EUR", "basis", "margin")))
                .hasSize(plans.differing().size());
    }

    /** The best contacts one by one: whatever adds most, the second of a customer half of its margin. */
    private static double best(Map<Long, Map<String, Double>> expected, int budget) {
        var additions = new ArrayList<Double>();
        for (var departments : expected.values()) {
            var margins = departments.values().stream()
                    .filter(one -> one > 0)
                    .sorted((one, other) -> Double.compare(other, one))
                    .limit(2)
                    .toList();
            for (int j = 0; j < margins.size(); j++) {
                additions.add(margins.get(j) * (j == 0 ? 1 : 0.5) - 1.5);
            }
        }
        return additions.stream()
                .filter(one -> one > 0)
                .sorted((one, other) -> Double.compare(other, one))
                .limit(budget)
                .mapToDouble(one -> one)
                .sum();
    }

    @Test
    void everyCustomerWhoBoughtIsInOneGroup() {
        var found = known(analyses.behaviours("EUR"));
        long all = found.kinds().stream().mapToLong(kind -> kind.customers()).sum();
        for (var kind : found.kinds()) {
            assertThat(list("behaviour", Map.of("currency", "EUR", "kind", kind.name())))
                    .hasSize((int) kind.customers());
        }
        assertThat(all)
                .isPositive()
                .isLessThanOrEqualTo(byCustomer("EUR", false).size());
    }

    @Test
    void aListThatIsAskedForBadlyIsNone() {
        assertThat(analyses.behind(new Cell("nonsense", Map.of()), 0, 10)).isInstanceOf(Outcome.Unknown.class);
        assertThat(analyses.behind(new Cell("departments", Map.of("currency", "EUR")), 0, 10))
                .isInstanceOf(Outcome.Unknown.class);
        assertThat(analyses.behind(
                        new Cell("departments", Map.of("currency", "EUR", "year", "true", "n", "many")), 0, 10))
                .isInstanceOf(Outcome.Unknown.class);
    }
}
