package io.clientela.differentiate.internal.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.Cohorts;
import io.clientela.differentiate.Cohorts.Grain;
import io.clientela.differentiate.Concentration;
import io.clientela.differentiate.Concentration.Of;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.CustomersBehind.Cell;
import io.clientela.differentiate.internal.analysis.LaidFirm.Purchase;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
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
@ClientelaTest
@TestPropertySource(properties = "clientela.test=features")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalysesTest {

    @Autowired
    Analyses analyses;

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
