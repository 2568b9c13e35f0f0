package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.differentiate.Picture;
import io.clientela.differentiate.ValueRun;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.lifetime.Lifetime;
import io.clientela.kernel.lifetime.LifetimeSettings;
import io.clientela.kernel.lifetime.Margins;
import io.clientela.kernel.lifetime.Purchases;
import io.clientela.kernel.lifetime.Silence;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.Columnar;
import io.clientela.platform.DataFolder;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** R18: the values in the picture are those of the kernel on the purchases that were laid. */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=worth")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorthTest {

    private static final int CUSTOMERS = 300;

    @Autowired
    Picture picture;

    @Autowired
    Columnar columnar;

    @Autowired
    DataFolder home;

    @Autowired
    ValueRuns runs;

    @Autowired
    Jobs jobs;

    @Autowired
    JdbcClient jdbc;

    private final TreeMap<Long, TreeMap<LocalDate, Double>> laid = new TreeMap<>();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeAll
    void firm() {
        var books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        int free = books.product("shop", "P1", "food", null);
        run("picture");
        today = LocalDate.ofInstant(
                ((Outcome.Known<Picture.State>) picture.state()).value().builtAt(), ZoneOffset.UTC);
        var random = new SplittableRandom(5);
        for (int c = 0; c < CUSTOMERS; c++) {
            long rec = books.record("shop", "person", today, Map.of("FULL_NAME", "Nome " + c));
            double gap = 10 + 60 * random.nextDouble();
            double leaving = 0.15 * random.nextDouble();
            double spend = 20 + 200 * random.nextDouble();
            var day = today.minusDays(10 + random.nextInt(690));
            while (!day.isAfter(today.minusDays(1))) {
                var amount = BigDecimal.valueOf(Math.round(100 * spend * (0.5 + random.nextDouble())), 2);
                books.purchase("shop", rec, day, free, amount.toPlainString(), "EUR");
                laid.computeIfAbsent(rec, k -> new TreeMap<>()).merge(day, amount.doubleValue(), Double::sum);
                if (random.nextDouble() < leaving) {
                    break;
                }
                day = day.plusDays(1 + (int) (-gap * Math.log(random.nextDouble())));
            }
        }
        long dollars = books.record("shop", "person", today, Map.of("FULL_NAME", "Uncle Sam"));
        books.purchase("shop", dollars, today.minusDays(3), free, "50.00", "USD");
        run("picture");
        run("worth");
    }

    private JobState run(String kind) {
        var state = jobs.runHere(new JobOrder(kind, "test", Map.of(), "test"), progress -> {});
        assertThat(state.error()).isEmpty();
        return state;
    }

    private Purchases purchases() {
        var builder = Purchases.builder(true);
        int place = 0;
        for (var days : laid.values()) {
            for (var day : days.entrySet()) {
                builder.add(place, (int) day.getKey().toEpochDay(), day.getValue());
            }
            place++;
        }
        return builder.build();
    }

    private LocalDate last() {
        return laid.values().stream()
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

    private Lifetime lifetime(LocalDate until) {
        return ((Outcome.Known<Lifetime>) Lifetime.of(purchases(), Day.of(until), LifetimeSettings.standard(2)))
                .value();
    }

    private void same(Map<Long, Row> rows, LocalDate until) {
        var lifetime = lifetime(until);
        var ids = List.copyOf(laid.keySet());
        var observation = lifetime.observation();
        var valuation = ((Outcome.Known<Valuation>) lifetime.valuation(Margins.same(1, observation.size()))).value();
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
        same(rows("worth"), last());
        same(rows("worth_before"), last().minusDays(91));
    }

    @Test
    void theAccountHoldsWhatTheValuesRestOn() {
        var run = runs.latest(1).getFirst();
        var fitted = run.fitted().orElseThrow();
        var lifetime = lifetime(last());
        assertThat(run.question().asOf()).isEqualTo(last());
        assertThat(run.question().currency()).isEqualTo("EUR");
        assertThat(run.input().leftOut()).isEqualTo(Map.of("USD", 1L));
        assertThat(run.input().customers()).isEqualTo(CUSTOMERS);
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
                .isEqualTo(CUSTOMERS);
    }

    @Test
    void theSameDataHaveTheSameFingerprintAndTheFileCanBeDeleted() throws IOException {
        var before = rows("worth");
        Files.delete(home.columnar().resolve("picture.duckdb"));
        run("picture");
        run("worth");
        assertThat(rows("worth")).isEqualTo(before);
        var two = runs.latest(2);
        assertThat(two.get(0).input().fingerprint())
                .isEqualTo(two.get(1).input().fingerprint());
        assertThat(two.get(0).fitted()).isEqualTo(two.get(1).fitted());
    }
}
