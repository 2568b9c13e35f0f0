package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.CustomerWorth;
import io.clientela.differentiate.Silences;
import io.clientela.differentiate.ValueRun;
import io.clientela.differentiate.Worth;
import io.clientela.differentiate.WorthFilter;
import io.clientela.identify.Page;
import io.clientela.kernel.lifetime.Credibility;
import io.clientela.kernel.lifetime.Lifetime;
import io.clientela.kernel.lifetime.LifetimeSettings;
import io.clientela.kernel.lifetime.Margins;
import io.clientela.kernel.lifetime.Observation;
import io.clientela.kernel.lifetime.Purchases;
import io.clientela.kernel.lifetime.Scores;
import io.clientela.kernel.lifetime.Silence;
import io.clientela.kernel.lifetime.SpendFit;
import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.kernel.lifetime.Unit;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.DataFolder;
import io.clientela.platform.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** R18: the values in the picture are those of the kernel on the purchases that were firm.laid(). */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=worth")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorthTest {

    @Autowired
    Columnar columnar;

    @Autowired
    DataFolder home;

    @Autowired
    ValueRuns runs;

    @Autowired
    Worth worth;

    @Autowired
    Silences silences;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private ValuedFirm firm = ValuedFirm.EMPTY;

    @BeforeAll
    void lay() {
        firm = ValuedFirm.lay(jdbc, jobs);
    }

    private Purchases purchases() {
        var builder = Purchases.builder(true);
        int place = 0;
        for (var days : firm.laid().values()) {
            for (var day : days.entrySet()) {
                builder.add(place, (int) day.getKey().toEpochDay(), day.getValue());
            }
            place++;
        }
        return builder.build();
    }

    private LocalDate last() {
        return firm.laid().values().stream()
                .map(TreeMap::lastKey)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private record Row(
            Interval alive, Interval purchases, Interval spend, Interval value, double usual, String unusual) {}

    private Map<Long, Row> rows(String table) {
        return columnar.run("picture", session -> {
            var found = new HashMap<Long, Row>();
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery("SELECT * FROM picture." + table)) {
                while (row.next()) {
                    var figures = new ArrayList<Interval>();
                    for (var name : List.of("alive", "purchases", "spend", "value")) {
                        figures.add(new Interval(
                                row.getDouble(name + "_low"),
                                row.getDouble(name),
                                row.getDouble(name + "_high"),
                                0.95));
                    }
                    found.put(
                            row.getLong("customer_id"),
                            new Row(
                                    figures.get(0),
                                    figures.get(1),
                                    figures.get(2),
                                    figures.get(3),
                                    row.getDouble("usual_gap"),
                                    String.valueOf(row.getString("unusual_from"))));
                }
            }
            return found;
        });
    }

    private Lifetime lifetime() {
        return lifetime(last(), LifetimeSettings.standard(2));
    }

    private Lifetime lifetime(LocalDate until, LifetimeSettings settings) {
        return ((Outcome.Known<Lifetime>) Lifetime.of(purchases(), Day.of(until), settings)).value();
    }

    /** The shares that stay, by quarters counted back from the day. */
    private Credibility parts(LocalDate until) {
        var ids = List.copyOf(firm.laid().keySet());
        var quarters = new TreeMap<Integer, TreeMap<Long, double[]>>();
        firm.kept().stream().filter(one -> !one.day().isAfter(until)).forEach(one -> {
            long quarter = one.day().until(until, ChronoUnit.DAYS) / 91;
            double[] sums = quarters.computeIfAbsent(ids.indexOf(one.customer()), c -> new TreeMap<>())
                    .computeIfAbsent(-quarter, q -> new double[2]);
            sums[0] += one.sold();
            sums[1] += one.stayed();
        });
        var parts = new KeptParts();
        quarters.forEach((customer, sums) -> sums.values().forEach(sum -> parts.add(customer, sum[0], sum[1])));
        return parts.parts(ids.size());
    }

    private Margins margins(Observation observation) {
        var parts = parts(observation.until().date());
        double[] shares = new double[observation.size()];
        double[] errors = new double[shares.length];
        for (int place = 0; place < shares.length; place++) {
            shares[place] = parts.estimate(observation.customer(place));
            errors[place] = parts.error(observation.customer(place));
        }
        return Margins.of(shares, errors);
    }

    private void same(Map<Long, Row> rows, Lifetime lifetime) {
        var ids = List.copyOf(firm.laid().keySet());
        var observation = lifetime.observation();
        var valuation = ((Outcome.Known<Valuation>) lifetime.valuation(margins(observation))).value();
        assertThat(rows).hasSize(observation.size());
        for (int place = 0; place < observation.size(); place++) {
            var row = Objects.requireNonNull(rows.get(ids.get(observation.customer(place))));
            close(row.alive(), lifetime.scores().alive(place));
            close(row.purchases(), lifetime.scores().purchases(place));
            close(row.spend(), valuation.spend(place));
            close(row.value(), valuation.value(place));
            if (lifetime.rhythm().of(observation, place) instanceof Outcome.Known<Silence> silence) {
                assertThat(row.usual()).isCloseTo(silence.value().usualGap(), within(1e-9));
                assertThat(row.unusual())
                        .isEqualTo(silence.value().unusualFrom().toString());
            } else {
                assertThat(row.unusual()).isEqualTo("null");
            }
        }
    }

    private static void close(Interval one, Interval other) {
        assertThat(one.estimate()).isCloseTo(other.estimate(), within(1e-9 * (1 + Math.abs(other.estimate()))));
        assertThat(one.low()).isCloseTo(other.low(), within(1e-9 * (1 + Math.abs(other.low()))));
        assertThat(one.high()).isCloseTo(other.high(), within(1e-9 * (1 + Math.abs(other.high()))));
    }

    @Test
    void theValuesAreThoseOfTheKernelNowAndAQuarterAgo() {
        var now = lifetime();
        same(rows("worth"), now);
        var model = List.of(now.fit().model());
        var asked = new LifetimeSettings(Unit.WEEK, 365, 0.1, 0.95, model, 2);
        same(rows("worth_before"), lifetime(last().minusDays(91), asked));
    }

    @Test
    void theAccountHoldsWhatTheValuesRestOn() {
        var run = runs.latest(1).getFirst();
        var fitted = run.fitted().orElseThrow();
        var lifetime = lifetime();
        assertThat(run.question().asOf()).isEqualTo(last());
        assertThat(run.question().currency()).isEqualTo("EUR");
        assertThat(run.input().leftOut()).isEqualTo(Map.of("USD", 1L));
        assertThat(run.input().customers()).isEqualTo(ValuedFirm.CUSTOMERS);
        assertThat(run.input().basis().margin()).isTrue();
        assertThat(run.input().basis().known()).isBetween(0.6, 0.73);
        assertThat(run.input().basis().mean())
                .isCloseTo(parts(last()).mean(), within(1e-9))
                .isBetween(0.7, 0.95);
        assertThat(fitted.parameters()).isEqualTo(lifetime.fit().parameters());
        assertThat(fitted.choice()).isEqualTo(lifetime.choice());
        assertThat(fitted.findings()).isEqualTo(lifetime.findings());
        var sum = rows("worth").values().stream()
                .mapToDouble(row -> row.value().estimate())
                .sum();
        assertThat(fitted.totals().value().orElseThrow().estimate()).isCloseTo(sum, within(1e-6));
        double moved =
                fitted.moves().stream().mapToDouble(ValueRun.Move::change).sum();
        assertThat(fitted.totals().valueBefore().orElseThrow().estimate() + moved)
                .as("the moves add up")
                .isCloseTo(sum, within(1e-6));
        assertThat(fitted.moves().stream()
                        .filter(move -> move.cause() != ValueRun.Cause.LEARNED)
                        .mapToLong(ValueRun.Move::customers)
                        .sum())
                .isEqualTo(ValuedFirm.CUSTOMERS);
    }

    @Test
    void theSameDataHaveTheSameFingerprintAndTheFileCanBeDeleted() throws IOException {
        var before = rows("worth");
        Files.delete(home.columnar().resolve("picture.duckdb"));
        ValuedFirm.run(jobs, "picture");
        ValuedFirm.run(jobs, "worth");
        assertThat(rows("worth")).isEqualTo(before);
        var two = runs.latest(2);
        assertThat(two.get(0).input().fingerprint())
                .isEqualTo(two.get(1).input().fingerprint());
        assertThat(two.get(0).fitted()).isEqualTo(two.get(1).fitted());
    }

    @Test
    void theValueOfAGroupIsThatOfTheKernelWithItsError() {
        var lifetime = lifetime();
        var observation = lifetime.observation();
        var valuation = ((Outcome.Known<Valuation>) lifetime.valuation(margins(observation))).value();
        int[] best = IntStream.range(0, observation.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        (Integer place) -> -valuation.value(place).estimate()))
                .limit(30)
                .mapToInt(place -> place)
                .toArray();
        var group = ((Outcome.Known<Worth.Group>) worth.best(WorthFilter.ALL, 30)).value();
        assertThat(group.customers()).isEqualTo(30);
        close(group.value(), valuation.total(IntStream.of(best)));
        var all = ((Outcome.Known<Worth.Group>) worth.bestShare(WorthFilter.ALL, 1)).value();
        close(all.value(), valuation.total());
        assertThat(all.ofAll()).isCloseTo(1, within(1e-9));
    }

    @Test
    void listsGoOnWhereTheyEndedAndReasonsAreTold() {
        var seen = new ArrayList<Double>();
        Optional<String> cursor = Optional.empty();
        do {
            var page = ((Outcome.Known<Page<CustomerWorth>>) worth.list(WorthFilter.ALL, Worth.Sort.VALUE, cursor, 70))
                    .value();
            page.rows().forEach(row -> seen.add(row.value().orElseThrow().estimate()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertThat(seen).hasSize(ValuedFirm.CUSTOMERS).isSortedAccordingTo(Comparator.reverseOrder());
        long dollars = firm.laid().lastKey() + 1;
        assertThat(((Outcome.Unknown<?>) worth.of(dollars)).reason()).isEqualTo("other-currency");
        assertThat(((Outcome.Unknown<?>) worth.of(77)).reason()).isEqualTo("prospect");
    }

    /** What was done is followed by the purchases, and through joins. */
    @Test
    void actionsAreFollowed() {
        var customers = firm.laid().entrySet().stream()
                .filter(one -> one.getValue().size() > 3)
                .limit(20)
                .toList();
        for (var customer : customers) {
            var days = List.copyOf(customer.getValue().keySet());
            var on = days.get(days.size() - 2);
            var note = silences.note(customer.getKey(), on, "called", "user:test");
            assertThat(note).isInstanceOf(Outcome.Known.class);
            var action = silences.about(List.of(customer.getKey())).getFirst();
            assertThat(action.next()).contains(days.getLast());
            assertThat(action.outcome())
                    .isEqualTo(
                            days.getLast().isAfter(action.due())
                                    ? Silences.Comeback.BACK_LATE
                                    : Silences.Comeback.BACK);
        }
        long from = customers.get(0).getKey();
        long to = customers.get(1).getKey();
        move(from, to);
        assertThat(silences.about(List.of(to))).hasSize(2);
        assertThat(silences.about(List.of(from))).isEmpty();
        move(from, from);
        silences.latest(100)
                .forEach(action ->
                        assertThat(silences.withdraw(action.id(), "user:test")).isTrue());
        assertThat(silences.latest(100)).isEmpty();
    }

    private void move(long recordId, long customerId) {
        jdbc.sql("UPDATE identify.record SET customer_id = :customer WHERE record_id = :record")
                .param("customer", customerId)
                .param("record", recordId)
                .update();
    }

    @Test
    void anActionIsOpenUntilTheDayThatIsDue() {
        var due = LocalDate.of(2026, 5, 10);
        assertThat(Silences.Comeback.of(due, Optional.empty(), due)).isEqualTo(Silences.Comeback.WAITING);
        assertThat(Silences.Comeback.of(due, Optional.empty(), due.plusDays(1))).isEqualTo(Silences.Comeback.NOT_BACK);
        assertThat(Silences.Comeback.of(due, Optional.of(due), due)).isEqualTo(Silences.Comeback.BACK);
        assertThat(Silences.Comeback.of(due, Optional.of(due.plusDays(1)), due.plusDays(9)))
                .isEqualTo(Silences.Comeback.BACK_LATE);
    }

    /**
     * What moved the value, cause by cause, has the interval that the delta method gives for the difference of the two sums,
     * computed here from the slopes of the kernel's values now and of the day before.
     */
    @Test
    void whatMovedTheValueHasItsInterval() {
        var fitted = runs.latest(1).getFirst().fitted().orElseThrow();
        var now = lifetime();
        var today = now.observation();
        var valuation = ((Outcome.Known<Valuation>) now.valuation(margins(today))).value();
        var then = Observation.of(purchases(), Day.of(last().minusDays(91)), Unit.WEEK);
        var seen = new Valuation(
                then,
                Scores.of(now.fit(), then.histories(), now.scores().horizon(), 0.95, 2),
                ((Outcome.Known<SpendFit>) now.spend()).value(),
                partsOfNow(then));
        var places = new HashMap<Integer, Integer>();
        for (int place = 0; place < then.size(); place++) {
            places.put(then.customer(place), place);
        }
        var causes = causes();
        var ids = List.copyOf(firm.laid().keySet());
        double[][] covariance = valuation.uncertainty().covariance();
        for (var move : fitted.moves()) {
            if (move.cause() == ValueRun.Cause.LEARNED) {
                assertThat(move.interval()).isEmpty(); // a change of the estimate, not of customers
                continue;
            }
            double[] slopes = new double[Uncertainty.SLOPES];
            double own = 0;
            for (int place = 0; place < today.size(); place++) {
                if (causes.get(ids.get(today.customer(place))) == move.cause()) {
                    var worth = valuation.worth(place);
                    var earlier = places.get(today.customer(place));
                    for (int i = 0; i < slopes.length; i++) {
                        slopes[i] += worth.slope(i)
                                - (earlier == null ? 0 : seen.worth(earlier).slope(i));
                    }
                    double root = Math.sqrt(worth.own())
                            - (earlier == null
                                    ? 0
                                    : Math.sqrt(seen.worth(earlier).own()));
                    own += root * root;
                }
            }
            double variance = own;
            for (int i = 0; i < slopes.length; i++) {
                for (int j = 0; j < slopes.length; j++) {
                    variance += slopes[i] * covariance[i][j] * slopes[j];
                }
            }
            double reach = 1.959963984540054 * Math.sqrt(variance);
            close(
                    move.interval().orElseThrow(),
                    new Interval(move.change() - reach, move.change(), move.change() + reach, 0.95));
            assertThat(reach).as("%s", move.cause()).isPositive();
        }
        var still = fitted.totals().still().orElseThrow();
        close(still, now.scores().customersStill());
        assertThat(fitted.totals().alive()).isEqualTo(still.estimate());
        assertThat(still.low()).isLessThan(still.estimate());
        assertThat(still.high()).isGreaterThan(still.estimate()).isLessThan(ValuedFirm.CUSTOMERS);
    }

    private Margins partsOfNow(Observation then) {
        var parts = parts(last());
        double[] shares = new double[then.size()];
        double[] errors = new double[shares.length];
        for (int place = 0; place < shares.length; place++) {
            shares[place] = parts.estimate(then.customer(place));
            errors[place] = parts.error(then.customer(place));
        }
        return Margins.of(shares, errors);
    }

    private Map<Long, ValueRun.Cause> causes() {
        return columnar.run("picture", session -> {
            var found = new HashMap<Long, ValueRun.Cause>();
            try (var statement = session.connection().createStatement();
                    var row = statement.executeQuery("SELECT customer_id, cause FROM picture.worth_more")) {
                while (row.next()) {
                    found.put(row.getLong(1), ValueRun.Cause.valueOf(row.getString(2)));
                }
            }
            return found;
        });
    }

    /** What is at stake with those who fell silent, and what they are expected to be worth, have the intervals of sums. */
    @Test
    void whatIsAtStakeHasItsInterval() {
        var now = lifetime();
        var observation = now.observation();
        var valuation = ((Outcome.Known<Valuation>) now.valuation(margins(observation))).value();
        double[] slopes = new double[Uncertainty.SLOPES];
        double own = 0;
        double sum = 0;
        var warned = new ArrayList<Integer>();
        for (int place = 0; place < observation.size(); place++) {
            if (now.rhythm().of(observation, place) instanceof Outcome.Known<Silence> silence
                    && silence.value().unusualFrom().date().isAfter(last().minusDays(91))
                    && !silence.value().unusualFrom().date().isAfter(last())) {
                warned.add(place);
                var stake = ((Outcome.Known<Valuation.Worth>) valuation.atStake(place)).value();
                sum += stake.interval().estimate();
                own += stake.own();
                for (int i = 0; i < slopes.length; i++) {
                    slopes[i] += stake.slope(i);
                }
            }
        }
        assertThat(warned).hasSizeGreaterThan(3);
        var count = ((Outcome.Known<Silences.Count>) silences.count()).value();
        assertThat(count.warnings()).isEqualTo(warned.size());
        assertThat(count.stake()).isCloseTo(sum, within(1e-6 * sum));
        close(count.stakeInterval().orElseThrow(), valuation.uncertainty().sum(sum, slopes, own, false));
        var places = warned.stream().mapToInt(Integer::intValue).toArray();
        var value = valuation.total(IntStream.of(places));
        assertThat(count.value()).isCloseTo(value.estimate(), within(1e-6 * value.estimate()));
        close(count.valueInterval().orElseThrow(), value);
    }

    /** A run that was kept before sums had their intervals, and before money was tested, is read: they are empty in it. */
    @Test
    void earlierRunsAreStillRead() {
        var detail = jdbc.sql("SELECT detail::text FROM differentiate.value_run ORDER BY run_id DESC LIMIT 1")
                .query(String.class)
                .single();
        var tree = (ObjectNode) json.readTree(detail);
        var fitted = (ObjectNode) tree.get("fitted");
        ((ObjectNode) fitted.get("totals")).remove(List.of("still", "stake"));
        fitted.get("moves").forEach(move -> ((ObjectNode) move).remove("interval"));
        fitted.get("choice").get("backtests").forEach(test -> ((ObjectNode) test).remove("spend"));
        var read = json.treeToValue(tree, ValueRun.class).fitted().orElseThrow();
        var whole = runs.latest(1).getFirst().fitted().orElseThrow();
        assertThat(whole.choice().backtests().getFirst().spend()).isPresent();
        assertThat(read.choice().backtests())
                .hasSameSizeAs(whole.choice().backtests())
                .allSatisfy(test -> assertThat(test.spend()).isEmpty());
        assertThat(read.totals().still()).isEmpty();
        assertThat(read.totals().stake()).isEmpty();
        assertThat(read.totals().alive()).isEqualTo(whole.totals().alive());
        assertThat(read.moves())
                .hasSameSizeAs(whole.moves())
                .allSatisfy(move -> assertThat(move.interval()).isEmpty());
    }
}
