package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.CustomerGroups;
import io.clientela.differentiate.CustomerGroups.Found;
import io.clientela.differentiate.Feature;
import io.clientela.differentiate.Portfolios;
import io.clientela.differentiate.Rule;
import io.clientela.differentiate.Segment;
import io.clientela.differentiate.Segments;
import io.clientela.differentiate.Standings;
import io.clientela.differentiate.Standings.Choice;
import io.clientela.differentiate.Standings.Sum;
import io.clientela.differentiate.Worth;
import io.clientela.differentiate.WorthFilter;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * R17, R18, R21, R22: wherever values are added up, the sum has the interval that the delta method gives, computed here from
 * the covariance of the run and the slopes in the picture.
 */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=worth")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SumsOfValueTest {

    private static final double Z = 1.959963984540054;

    @Autowired
    Columnar columnar;

    @Autowired
    Worth worth;

    @Autowired
    Segments segments;

    @Autowired
    Standings standings;

    @Autowired
    Portfolios portfolios;

    @Autowired
    CustomerGroups groups;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final Map<Long, double[]> picture = new HashMap<>();

    @BeforeAll
    void lay() {
        ValuedFirm.lay(jdbc, jobs);
        run("grouping", Map.of());
        run("standing", Map.of());
        columnar.run("picture", session -> {
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery("SELECT customer_id, slope_1, slope_2, slope_3, slope_4, slope_5,"
                            + " slope_6, slope_7, own, value FROM picture.worth_more WHERE value IS NOT NULL")) {
                while (row.next()) {
                    var figures = new double[9];
                    for (int i = 0; i < figures.length; i++) {
                        figures[i] = row.getDouble(i + 2);
                    }
                    picture.put(row.getLong(1), figures);
                }
            }
            return true;
        });
        assertThat(picture).hasSizeGreaterThan(50);
    }

    private void run(String kind, Map<String, Object> input) {
        var state = jobs.runHere(new JobOrder(kind, "test", input, "test"), progress -> {});
        assertThat(state.error()).isEmpty();
        assertThat(state.status()).isEqualTo(JobState.Status.DONE);
    }

    /** Var(Σ value) = (Σ g)ᵀ C (Σ g) + Σ e, and the interval on the scale of the logarithm where no value is below 0. */
    private Interval witness(Collection<Long> customers) {
        var run = ((Outcome.Known<io.clientela.differentiate.ValueRun>) worth.standing()).value();
        var covariance = run.fitted().orElseThrow().covariance();
        var all = new double[9];
        boolean below = false;
        for (long id : customers) {
            var one = picture.get(id);
            if (one != null) {
                below |= one[8] < 0;
                Arrays.setAll(all, i -> all[i] + one[i]);
            }
        }
        double variance = all[7];
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                variance += all[i] * covariance.get(i).get(j) * all[j];
            }
        }
        double error = Math.sqrt(variance);
        double sum = all[8];
        return sum > 0 && (!below || sum > 2 * error)
                ? new Interval(sum * Math.exp(-Z * error / sum), sum, sum * Math.exp(Z * error / sum), 0.95)
                : new Interval(sum - Z * error, sum, sum + Z * error, 0.95);
    }

    private void same(Optional<Interval> shown, Collection<Long> customers) {
        var expected = witness(customers);
        assertThat(shown).hasValueSatisfying(interval -> {
            double near = 1e-5 * Math.abs(expected.high()) + 0.02;
            assertThat(interval.low()).isCloseTo(expected.low(), within(near));
            assertThat(interval.estimate()).isCloseTo(expected.estimate(), within(near));
            assertThat(interval.high()).isCloseTo(expected.high(), within(near));
        });
    }

    private static void differs(Interval interval) {
        assertThat(interval.high() - interval.low()).isPositive();
    }

    @Test
    void ofASegment() {
        var rule = new Rule.FeatureIs(Feature.PURCHASES, Rule.Comparison.MORE, "2");
        var segment =
                ((Outcome.Known<Segment>) segments.create(new Segment.Draft("Sums", "", rule, ""), "test")).value();
        var members = jdbc.sql(
                        "SELECT customer_id FROM differentiate.segment_member WHERE segment_id = :id AND until IS NULL")
                .param("id", segment.id())
                .query(Long.class)
                .list();
        assertThat(members).hasSizeBetween(2, picture.size());
        var together = ((Outcome.Known<List<Segments.Together>>) segments.value(segment.id())).value();
        assertThat(together).hasSize(1);
        same(together.getFirst().interval(), members);
    }

    @Test
    void ofEverybody() {
        var nobodyOut = new WorthFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var all = ((Outcome.Known<Worth.Group>) worth.bestShare(nobodyOut, 1)).value();
        same(Optional.of(all.value()), picture.keySet());
    }

    @Test
    void ofPortfoliosAndProposals() {
        run("proposal", Map.of("most", 40));
        var proposal = portfolios.proposal().orElseThrow();
        for (var part : proposal.parts()) {
            var members = jdbc.sql("SELECT customer_id FROM differentiate.proposed_member WHERE number = :number")
                    .param("number", part.number())
                    .query(Long.class)
                    .list();
            if (members.stream().anyMatch(picture::containsKey)) {
                same(part.sum().interval(), members);
            }
        }
        run("portfolios", Map.of("proposalId", proposal.proposalId()));
        assertThat(portfolios.all()).hasSizeGreaterThan(1);
        for (var one : portfolios.all()) {
            var members = jdbc.sql("SELECT customer_id FROM differentiate.portfolio_member WHERE portfolio_id = :id")
                    .param("id", one.portfolioId())
                    .query(Long.class)
                    .list();
            if (members.stream().anyMatch(picture::containsKey)) {
                same(one.sum().interval(), members);
                differs(one.sum().interval().orElseThrow());
            }
        }
    }

    @Test
    void ofTheMapTheRfmTableAndGroups() {
        for (var cell : standings.rfm()) {
            same(sum(cell.sum()), members("recency = " + cell.recency() + " AND frequency = " + cell.frequency()));
        }
        var map = standings.map(Choice.ALL, null);
        for (var cell : map.cells()) {
            same(
                    sum(cell.sum()),
                    standings.list(Choice.ALL.within(cell.window()), null, 10_000).rows().stream()
                            .map(io.clientela.differentiate.Standing::customerId)
                            .toList());
        }
        var look = standings.latest().orElseThrow();
        var found = groups.inForce().orElseThrow().found();
        assertThat(((Outcome.Known<Found>) found).value().groups()).isNotEmpty();
        look.groups().forEach((group, sum) -> same(sum(sum), members("group_id = " + group)));
    }

    private static Optional<Interval> sum(Sum sum) {
        return Optional.ofNullable(sum.interval());
    }

    private List<Long> members(String where) {
        return jdbc
                .sql("SELECT customer_id FROM differentiate.standing WHERE " + where)
                .query(Long.class)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** What programs read of values is what the picture says of them, with tiers that add up as documented. */
    @Test
    void theViewOfValuesHoldsThoseOfThePicture() {
        record Read(long customer, String currency, double value, double low, double high, int tier) {}
        var read = jdbc.sql("SELECT * FROM bi.worth ORDER BY value DESC, customer_id")
                .query((row, n) -> new Read(
                        row.getLong("customer_id"),
                        row.getString("currency"),
                        row.getDouble("value"),
                        row.getDouble("value_low"),
                        row.getDouble("value_high"),
                        row.getInt("tier")))
                .list();
        assertThat(read).extracting(Read::customer).containsExactlyInAnyOrderElementsOf(picture.keySet());
        double all = read.stream().mapToDouble(Read::value).sum();
        var first = read.stream().filter(one -> one.tier() == 1).toList();
        double best = first.stream().mapToDouble(Read::value).sum();
        assertThat(first).isNotEmpty();
        assertThat(best - first.getLast().value()).isLessThan(all / 2);
        assertThat(best + first.getFirst().value()).isGreaterThan(all / 2);
        int tier = 1;
        for (var one : read) {
            double[] figures = Objects.requireNonNull(picture.get(one.customer()));
            assertThat(one.currency()).isEqualTo("EUR");
            assertThat(one.value()).isCloseTo(figures[8], within(0.005));
            assertThat(one.low()).isLessThanOrEqualTo(one.value());
            assertThat(one.high()).isGreaterThanOrEqualTo(one.value());
            assertThat(one.tier()).isBetween(tier, 4);
            tier = one.tier();
        }
        columnar.run("picture", session -> {
            try (var statement = session.connection().createStatement()) {
                for (var one : read) {
                    try (var row = statement.executeQuery(
                            "SELECT value_low, value_high FROM picture.worth WHERE customer_id = " + one.customer())) {
                        row.next();
                        assertThat(one.low()).isCloseTo(row.getDouble(1), within(0.005));
                        assertThat(one.high()).isCloseTo(row.getDouble(2), within(0.005));
                    }
                }
            }
            return true;
        });
    }
}
