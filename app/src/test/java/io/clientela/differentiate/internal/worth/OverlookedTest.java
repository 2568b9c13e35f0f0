package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.Analyses;
import io.clientela.differentiate.AnalysisQuestion;
import io.clientela.differentiate.CustomersBehind;
import io.clientela.differentiate.CustomersBehind.Cell;
import io.clientela.differentiate.CustomersBehind.Column;
import io.clientela.differentiate.Overlooked;
import io.clientela.differentiate.PortfolioReturns;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.ServiceCost;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Who is worth more than he gets, computed a second time from values, margins and costs to serve. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=worth")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverlookedTest {

    private static final Map<String, String> YEAR = new AnalysisQuestion("EUR", true).parameters();

    @Autowired
    Analyses analyses;

    @Autowired
    Portfolios portfolios;

    @Autowired
    Columnar columnar;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void lay() {
        ValuedFirm.lay(jdbc, jobs);
    }

    private record Compared(long customer, Interval value, double margin, double gets) {}

    private CustomersBehind list(String name, Map<String, String> more) {
        var where = new HashMap<>(YEAR);
        where.putAll(more);
        return ((Outcome.Known<CustomersBehind>) analyses.behind(new Cell(name, where), 0, 10_000)).value();
    }

    private static double number(CustomersBehind behind, CustomersBehind.Row row, Column column) {
        return ((BigDecimal)
                        Objects.requireNonNull(row.values().get(behind.columns().indexOf(column))))
                .doubleValue();
    }

    private List<Compared> compared() {
        var values = columnar.run("picture", session -> {
            var found = new HashMap<Long, Interval>();
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery(
                            "SELECT customer_id, value_low, value, value_high FROM picture.worth WHERE value IS NOT"
                                    + " NULL")) {
                while (row.next()) {
                    found.put(row.getLong(1), new Interval(row.getDouble(2), row.getDouble(3), row.getDouble(4), 0.95));
                }
            }
            return found;
        });
        var served = list("served", Map.of("low", "1", "high", "100"));
        var all = new ArrayList<Compared>();
        for (var row : served.rows()) {
            var value = values.get(row.customerId());
            if (value != null) {
                all.add(new Compared(
                        row.customerId(),
                        value,
                        number(served, row, Column.MARGIN),
                        number(served, row, Column.COST))); // this firm gives no discounts
            }
        }
        return all;
    }

    @Test
    void overlookedAreThoseWhoGetLessThanTheRateOfTheFirm() {
        var all = compared();
        assertThat(all).hasSizeGreaterThan(100);
        double gets = all.stream().mapToDouble(Compared::gets).sum();
        double rate = gets
                / all.stream()
                        .mapToDouble(one -> Math.max(0, one.value().estimate()))
                        .sum();
        double past = gets
                / all.stream().mapToDouble(one -> Math.max(0, one.margin())).sum();
        double[] sorted =
                all.stream().mapToDouble(one -> one.value().estimate()).sorted().toArray();
        double middle = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
        var expected = new TreeSet<Long>();
        double value = 0;
        for (var one : all) {
            if (one.value().estimate() >= middle - 1e-9
                    && one.value().low() * rate > one.gets()
                    && one.margin() * past > one.gets()) {
                expected.add(one.customer());
                value += one.value().estimate();
            }
        }
        assertThat(expected).isNotEmpty().hasSizeLessThan(all.size() / 2);
        var found = ((Outcome.Known<Overlooked>) analyses.overlooked("EUR")).value();
        assertThat(found.compared()).isEqualTo(all.size());
        assertThat(found.rate()).isCloseTo(rate, within(1e-6));
        assertThat(found.all().customers()).isEqualTo(expected.size());
        assertThat(found.all().value()).isCloseTo(value, within(0.01));
        assertThat(found.all().interval())
                .hasValueSatisfying(interval -> assertThat(interval.high()).isGreaterThan(interval.estimate()));
        assertThat(found.reasons().stream()
                        .mapToLong(Overlooked.Part::customers)
                        .sum())
                .isEqualTo(expected.size());
        assertThat(found.tenths()).hasSize(10);
        assertThat(found.tenths().stream().mapToDouble(Overlooked.Tenth::gets).sum())
                .isCloseTo(gets, within(0.01));
        var listed = list("overlooked", Map.of("why", ""));
        assertThat(listed.rows().stream().map(CustomersBehind.Row::customerId))
                .containsExactlyInAnyOrderElementsOf(expected);
        double before = Double.MAX_VALUE;
        for (var row : listed.rows()) {
            double gap = number(listed, row, Column.SHORT);
            assertThat(gap).isPositive().isLessThanOrEqualTo(before);
            assertThat(number(listed, row, Column.SHORT_LOW)).isPositive();
            before = gap;
        }
    }

    /** The quantile of sorted values, interpolated between neighbours (type 7 of Hyndman and Fan 1996). */
    private static double quantile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        return sorted[below] + (at - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
    }

    @Test
    void returnsByPortfolioAreThoseOfItsCustomers() {
        for (var kind : List.of("grouping", "standing", "proposal")) {
            ValuedFirm.run(jobs, kind);
        }
        var proposal = portfolios.proposal().orElseThrow();
        assertThat(jobs.runHere(
                                new JobOrder("portfolios", "test", Map.of("proposalId", proposal.proposalId()), "test"),
                                progress -> {})
                        .error())
                .isEmpty();
        var served = list("served", Map.of("low", "1", "high", "100"));
        var found = ((Outcome.Known<PortfolioReturns>) analyses.portfolioReturns(new AnalysisQuestion("EUR", true)))
                .value();
        assertThat(found.period()).isNotEmpty();
        long customers = 0;
        for (var one : found.period()) {
            var members = jdbc.sql("SELECT customer_id FROM differentiate.portfolio_member WHERE portfolio_id = :id")
                    .param("id", Long.parseLong(one.of()))
                    .query(Long.class)
                    .set();
            var rows = served.rows().stream()
                    .filter(row -> members.contains(row.customerId()))
                    .toList();
            double[] ratios = rows.stream()
                    .mapToDouble(row -> number(served, row, Column.AFTER) / number(served, row, Column.COST))
                    .sorted()
                    .toArray();
            double after = rows.stream()
                    .mapToDouble(row -> number(served, row, Column.AFTER))
                    .sum();
            double cost = rows.stream()
                    .mapToDouble(row -> number(served, row, Column.COST))
                    .sum();
            double mean = Arrays.stream(ratios).average().orElseThrow();
            assertThat(one.customers()).isEqualTo(rows.size());
            assertThat(one.together().orElseThrow()).isCloseTo(after / cost, within(1e-6));
            var spread = one.spread().orElseThrow();
            assertThat(spread.mean()).isCloseTo(mean, within(1e-6));
            assertThat(spread.low()).isCloseTo(quantile(ratios, 0.25), within(1e-6));
            assertThat(spread.middle()).isCloseTo(quantile(ratios, 0.5), within(1e-6));
            assertThat(spread.high()).isCloseTo(quantile(ratios, 0.75), within(1e-6));
            if (ratios.length > 1) {
                double squares = Arrays.stream(ratios)
                        .map(ratio -> (ratio - mean) * (ratio - mean))
                        .sum();
                assertThat(spread.deviation().orElseThrow())
                        .isCloseTo(Math.sqrt(squares / (ratios.length - 1)), within(1e-6));
            }
            customers += rows.size();
        }
        assertThat(customers).isEqualTo(served.rows().size());
        // the quarters of all portfolios are those of all customers
        var all = ((Outcome.Known<ServiceCost>) analyses.serviceCost(new AnalysisQuestion("EUR", true))).value();
        for (var quarter : all.quarters()) {
            assertThat(found.quarters().values().stream()
                            .flatMap(List::stream)
                            .filter(one -> one.of().equals(quarter.of()))
                            .mapToDouble(ServiceCost.Return::after)
                            .sum())
                    .isCloseTo(quarter.after(), within(0.01));
        }
    }
}
