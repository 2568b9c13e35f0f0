package io.clientela.measure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clientela.identify.Joins;
import io.clientela.identify.internal.joining.Books;
import io.clientela.kernel.effect.Anytime;
import io.clientela.kernel.effect.ArmShares;
import io.clientela.kernel.effect.Assignment;
import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Experiment.State;
import io.clientela.measure.ExperimentPlan.Arm;
import io.clientela.measure.ExperimentPlan.Cost;
import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.ExperimentPlan.From;
import io.clientela.measure.ExperimentPlan.Measured;
import io.clientela.measure.ExperimentPlan.Of;
import io.clientela.measure.ExperimentPlan.Run;
import io.clientela.measure.ExperimentPlan.Sizing;
import io.clientela.measure.ExperimentPlan.Target;
import io.clientela.measure.ExperimentPlan.Unit;
import io.clientela.measure.ExperimentResult.Known;
import io.clientela.measure.Exposure.Kind;
import io.clientela.platform.ClientelaTest;
import io.clientela.platform.JobOrder;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal;
import io.clientela.platform.Rounds;
import io.clientela.platform.RoundsByHand;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** R64: the whole life of an experiment, on a firm of its own. */
@ClientelaTest
@Import(ExperimentsTest.Time.class)
@TestPropertySource(properties = "clientela.test=measure")
class ExperimentsTest {

    private static final String ANNA = "user:Anna";
    private static final int CUSTOMERS = 400;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock();
        }
    }

    @Autowired
    Experiments experiments;

    @Autowired
    Exposures exposures;

    @Autowired
    HoldOuts holdOuts;

    @Autowired
    HoldOutResults overAll;

    @Autowired
    Joins joins;

    @Autowired
    Results results;

    @Autowired
    Jobs jobs;

    @Autowired
    @Qualifier("io.clientela.measure.internal.result.ResultWatch")
    Rounds watch;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    private final List<Long> customers = new ArrayList<>();
    private Books books;
    private int product;
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void firm() {
        clock.back(Duration.ZERO);
        jdbc.sql("TRUNCATE measure.experiment, measure.experiment_plan, measure.target, measure.assignment,"
                        + " measure.hold_out, measure.hold_out_run, measure.result_run, measure.assumption")
                .update();
        books = new Books(jdbc);
        books.clear();
        books.begin("shop");
        product = books.product("shop", "P", "wine", BigDecimal.ONE);
        today = LocalDate.now(ZoneOffset.UTC);
        customers.clear();
        for (int c = 0; c < CUSTOMERS; c++) {
            customers.add(customer());
        }
    }

    private long customer() {
        return books.record("shop", "person", today, Map.of("FULL_NAME", "Nome " + customers.size()));
    }

    private void buys(long customer, int daysAgo, String amount) {
        books.purchase("shop", customer, today.minusDays(daysAgo), product, amount, "EUR");
    }

    static ExperimentPlan plan(String name, Target target, Measured measured) {
        return new ExperimentPlan(
                name,
                "a letter in spring",
                List.of(new Arm("letter", 0.7, false), new Arm("none", 0.3, true)),
                target,
                measured,
                new Sizing(5, 0.05, 0.8),
                new Run(30, true),
                new Cost(1.5, 0, 1));
    }

    static final Target ALL = new Target(Of.ALL, List.of(), true);
    static final Measured NET_OF_30 = new Measured(Counted.NET, 30, From.START, 60, "EUR");

    private Experiment running(ExperimentPlan plan) {
        return known(experiments.start(experiments.draft(plan, ANNA, "").id(), ANNA));
    }

    private static <T> T known(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Known.class);
        return ((Outcome.Known<T>) outcome).value();
    }

    private static String reason(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Unknown.class);
        return ((Outcome.Unknown<?>) outcome).reason();
    }

    @Test
    void afterTheStartAnExperimentIsStoppedNotChanged() {
        var draft = experiments.draft(plan("Spring", ALL, NET_OF_30), ANNA, "first thought");
        assertThat(draft.state()).isEqualTo(State.DRAFT);
        assertThatThrownBy(() -> exposures.expose(draft.id(), customers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not run");

        var other = plan("Spring letter", ALL, new Measured(Counted.BOUGHT, 30, From.EXPOSURE, 0, "EUR"));
        var changed = known(experiments.change(draft.id(), other, ANNA, "shorter"));
        assertThat(changed.version()).isEqualTo(2);
        assertThat(changed.plan()).isEqualTo(other);
        assertThat(experiments.versions(draft.id()))
                .extracting(Experiments.Version::version)
                .containsExactly(2, 1);

        var running = known(experiments.start(draft.id(), ANNA));
        assertThat(running.state()).isEqualTo(State.RUNNING);
        assertThat(reason(experiments.change(draft.id(), draft.plan(), ANNA, "")))
                .isEqualTo("not-a-draft");
        assertThat(reason(experiments.start(draft.id(), ANNA))).isEqualTo("not-a-draft");
        refused("UPDATE measure.experiment SET version = 1 WHERE experiment_id = :id", draft.id());
        refused(
                "UPDATE measure.experiment SET ends_at = ends_at + interval '1 day' WHERE experiment_id = :id",
                draft.id());
        refused(
                "UPDATE measure.experiment SET started_at = NULL, started_by = NULL, ends_at = NULL"
                        + " WHERE experiment_id = :id",
                draft.id());
        refused("UPDATE measure.experiment_plan SET plan = plan WHERE experiment_id = :id", draft.id());
        refused(
                "INSERT INTO measure.experiment_plan SELECT experiment_id, 3, at, by, why, plan, hash"
                        + " FROM measure.experiment_plan WHERE experiment_id = :id AND version = 1",
                draft.id());
        refused("DELETE FROM measure.experiment WHERE experiment_id = :id", draft.id());
        exposures.expose(draft.id(), customers);
        refused("UPDATE measure.assignment SET arm = 1 - arm WHERE experiment_id = :id", draft.id());
        refused("DELETE FROM measure.target WHERE experiment_id = :id", draft.id());

        assertThat(reason(experiments.stop(draft.id(), ANNA, " "))).isEqualTo("no-reason");
        var stopped = known(experiments.stop(draft.id(), ANNA, "complaints"));
        assertThat(stopped.state()).isEqualTo(State.STOPPED);
        assertThat(stopped.stopped().orElseThrow().why()).isEqualTo("complaints");
        assertThat(reason(experiments.stop(draft.id(), ANNA, "again"))).isEqualTo("over");
        refused(
                "UPDATE measure.experiment SET stopped_at = NULL, stopped_by = NULL, stop_why = NULL"
                        + " WHERE experiment_id = :id",
                draft.id());
        assertThatThrownBy(() -> exposures.expose(draft.id(), customers)).isInstanceOf(IllegalArgumentException.class);
        assertThat(journal.about("experiment:" + draft.id(), OptionalLong.empty(), 10))
                .extracting(Journal.Line::what)
                .containsExactly(
                        "measure.experiment-stopped",
                        "measure.experiment-started",
                        "measure.experiment-changed",
                        "measure.experiment-drafted");
    }

    private void refused(String sql, long id) {
        assertThatThrownBy(() -> jdbc.sql(sql).param("id", id).update())
                .as(sql)
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void itsTimeEndsIt() {
        clock.back(Duration.ofDays(31));
        var running = running(plan("Spring", ALL, NET_OF_30));
        assertThat(running.state()).isEqualTo(State.RUNNING);
        clock.back(Duration.ZERO);
        assertThat(experiments.find(running.id()).orElseThrow().state()).isEqualTo(State.FINISHED);
        assertThatThrownBy(() -> exposures.expose(running.id(), customers))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(reason(experiments.stop(running.id(), ANNA, "late"))).isEqualTo("over");
    }

    @Test
    void anyoneCanComputeTheArms() {
        var running = running(plan("Spring", ALL, NET_OF_30));
        var made = exposures.expose(running.id(), customers);
        assertThat(made).extracting(Exposure::customerId).containsExactlyElementsOf(customers);
        var hash = new Assignment(running.key(), ArmShares.of(Map.of("letter", 700_000, "none", 300_000)));
        for (var exposure : made) {
            assertThat(exposure.arm()).contains(hash.arm(exposure.customerId()));
            assertThat(exposure.kind())
                    .isEqualTo(exposure.arm().equals(Optional.of("letter")) ? Kind.TREATED : Kind.HELD_OUT);
            assertThat(exposure.mayBeWrittenTo()).isEqualTo(exposure.kind() == Kind.TREATED);
        }
        long held = made.stream().filter(one -> one.kind() == Kind.HELD_OUT).count();
        assertThat((double) held / CUSTOMERS).isCloseTo(0.3, within(0.1));
        assertThat(exposures.expose(running.id(), customers.subList(0, 9)))
                .extracting(Exposure::arm)
                .containsExactlyElementsOf(
                        made.subList(0, 9).stream().map(Exposure::arm).toList());
        assertThat(jdbc.sql("SELECT count(*) FROM measure.assignment")
                        .query(Long.class)
                        .single())
                .isEqualTo(CUSTOMERS);
        assertThat(experiments.arms(running.id()))
                .containsExactly(
                        new Experiments.ArmCount(OptionalInt.of(0), CUSTOMERS - held, 0),
                        new Experiments.ArmCount(OptionalInt.of(1), held, 0));
        var first = experiments.customers(running.id(), OptionalInt.of(1), OptionalLong.empty(), Optional.empty(), 20);
        assertThat(first.rows()).hasSize(20).allMatch(id -> hash.arm(id).equals("none"));
        var taking = experiments.of(customers.getFirst()).getFirst();
        assertThat(taking.arm()).isEqualTo(hash.arm(customers.getFirst()));
        assertThat(taking.place()).isEqualTo(hash.place(String.valueOf(customers.getFirst())) / 1e6);
    }

    /** The database computes the same places as the kernel. */
    @Test
    void theHashIsTheSameInTheDatabase() {
        var dice = new SplittableRandom(3);
        var all = ArmShares.of(Map.of("all", ArmShares.WHOLE));
        for (int i = 0; i < 200; i++) {
            String key = "experiment-" + dice.nextInt(1000);
            long unit = dice.nextLong(1L << dice.nextInt(1, 62));
            assertThat(jdbc.sql("SELECT measure.place(:key, :unit)")
                            .param("key", key)
                            .param("unit", unit)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(new Assignment(key, all).place(Long.toString(unit)));
        }
    }

    @Test
    void whoIsHeldOutOfAllIsNeverExposed() {
        assertThat(holdOuts.now().share()).isZero();
        holdOuts.set(0.2, false, ANNA, "to know what all of it brings");
        var count = holdOuts.count();
        assertThat(count.customers()).isEqualTo(CUSTOMERS);
        assertThat(count.held()).isBetween(50L, 110L);
        var running = running(plan("Spring", ALL, NET_OF_30));
        var made = exposures.expose(running.id(), customers);
        var held = made.stream().filter(one -> holdOuts.holds(one.customerId())).toList();
        assertThat(held).hasSize((int) count.held()).allMatch(one -> one.kind() == Kind.HELD_OUT_OF_ALL);
        assertThat(held).noneMatch(Exposure::mayBeWrittenTo);
        assertThat(made).filteredOn(one -> one.kind() == Kind.HELD_OUT_OF_ALL).hasSize(held.size());
        assertThat(experiments.arms(running.id()).getFirst())
                .isEqualTo(new Experiments.ArmCount(OptionalInt.empty(), held.size(), 0));

        // a larger one holds those of the smaller one; from now on nobody of it is written to, whatever his arm
        var before = held.stream().map(Exposure::customerId).collect(Collectors.toSet());
        holdOuts.set(0.4, false, ANNA, "more");
        assertThat(before).allMatch(holdOuts::holds);
        var again = exposures.expose(running.id(), customers);
        assertThat(again).filteredOn(one -> holdOuts.holds(one.customerId())).noneMatch(Exposure::mayBeWrittenTo);
        assertThat(holdOuts.count().held()).isGreaterThan(count.held());

        // who was left out at first stays out of this experiment
        holdOuts.set(0, false, ANNA, "no more");
        assertThat(exposures.expose(running.id(), before)).noneMatch(Exposure::mayBeWrittenTo);
        holdOuts.set(0.2, true, ANNA, "others");
        assertThat(holdOuts.now().key()).isEqualTo("hold-out-2");
        assertThat(customers.stream().filter(holdOuts::holds).collect(Collectors.toSet()))
                .isNotEqualTo(before);
        assertThat(holdOuts.history()).extracting(HoldOuts.HoldOut::share).containsExactly(0.2, 0.0, 0.4, 0.2);
    }

    @Test
    void onlyTheTargetIsExposed() {
        var some = customers.subList(0, 50);
        var running = running(plan("Some", new Target(Of.CUSTOMERS, some, false), NET_OF_30));
        assertThat(exposures.expose(running.id(), some)).hasSize(50);
        assertThatThrownBy(() -> exposures.expose(running.id(), customers.subList(49, 51)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("customer " + customers.get(50));
        var growing = running(plan("All", ALL, NET_OF_30));
        long late = customer();
        assertThat(exposures.expose(growing.id(), List.of(late)).getFirst().experimentId())
                .hasValue(growing.id());
        assertThatThrownBy(() -> exposures.expose(growing.id(), List.of(1L)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(reason(experiments.start(
                        experiments
                                .draft(plan("None", new Target(Of.SEGMENT, List.of(77L), false), NET_OF_30), ANNA, "")
                                .id(),
                        ANNA)))
                .isEqualTo("empty-target");
    }

    /** Two customers become one: the earliest exposure counts, both are kept, and it is told. Apart again, all is as before. */
    @Test
    void joinsAndSplitsKeepTheArmsHonest() {
        var running = running(plan("Spring", ALL, NET_OF_30));
        var hash = running.plan().assignment(running.key());
        long held = customers.stream()
                .filter(one -> hash.arm(one).equals("none"))
                .findFirst()
                .orElseThrow();
        long treated = customers.reversed().stream()
                .filter(one -> hash.arm(one).equals("letter"))
                .findFirst()
                .orElseThrow();
        assertThat(held).isLessThan(treated);
        exposures.expose(running.id(), List.of(treated));
        exposures.expose(running.id(), List.of(held));

        var join = joins.join(held, treated, ANNA, "the same");
        assertThat(exposures.expose(running.id(), List.of(held)).getFirst().arm())
                .contains("letter");
        assertThat(experiments.arms(running.id())).containsExactly(new Experiments.ArmCount(OptionalInt.of(0), 1, 1));
        assertThat(experiments.of(held).getFirst().broken()).isTrue();

        joins.undo(join.joinId(), ANNA, "two after all");
        assertThat(exposures.expose(running.id(), List.of(held, treated)))
                .extracting(one -> one.arm().orElseThrow())
                .containsExactly("none", "letter");
        assertThat(experiments.arms(running.id())).allMatch(one -> one.broken() == 0);

        // joined before the first exposure: one customer, one arm, by the number of the lower record
        long first = customers.get(100);
        long second = customers.get(101);
        joins.join(first, second, ANNA, "the same");
        assertThat(exposures.expose(running.id(), List.of(first)).getFirst().arm())
                .contains(hash.arm(first));
        assertThat(experiments.of(first).getFirst().broken()).isFalse();
    }

    @Test
    void thePlanSaysHowManyCustomersItNeeds() {
        assertThat(reason(experiments.size(plan("Spring", ALL, NET_OF_30)))).isEqualTo("no-spread");
        var dice = new SplittableRandom(8);
        for (long customer : customers) {
            double usual = 20 + 60 * dice.nextDouble();
            for (int days : new int[] {20, 50, 80}) {
                buys(customer, days, String.format(Locale.ROOT, "%.2f", usual + 4 * dice.nextDouble()));
            }
        }
        var size = known(experiments.size(plan("Spring", ALL, NET_OF_30)));
        assertThat(size.customers()).isEqualTo(CUSTOMERS);
        assertThat(size.base()).isBetween(45.0, 60.0);
        assertThat(size.deviation()).isBetween(14.0, 21.0);
        assertThat(size.explained()).isGreaterThan(0.95);
        assertThat(size.enough()).isTrue();
        // without the time before: 3.08 σ √(1/(0.7 n) + 1/(0.3 n)), Cohen (1988), chapter 2, at half of the error of 5
        // %,
        // since the verdict over all portfolios may make no more
        var alone = plan("Spring", ALL, new Measured(Counted.NET, 30, From.START, 0, "EUR"));
        var plain = known(experiments.size(once(alone)));
        assertThat(plain.detectable().orElseThrow())
                .isCloseTo(
                        3.08302 * plain.deviation() * Math.sqrt(1 / (0.7 * CUSTOMERS) + 1 / (0.3 * CUSTOMERS)),
                        within(0.01));
        assertThat(plain.needed().orElseThrow())
                .isCloseTo(Math.round(Math.pow(3.08302 * plain.deviation() / 5, 2) * (1 / 0.7 + 1 / 0.3)), within(3L));
        assertThat(plain.power()).isLessThan(size.power());
        // looks at any time cost customers: at the number needed the wider boundary lies 0.84 errors below the effect
        var early = known(experiments.size(alone));
        double n = early.needed().orElseThrow();
        assertThat(n).isGreaterThan(1.3 * plain.needed().orElseThrow());
        double error = early.deviation() * Math.sqrt(1 / (0.7 * n) + 1 / (0.3 * n));
        double boundary = new Anytime(EffectSettings.USUAL.scale() * early.deviation()).half(error, 0.975);
        assertThat((5 - boundary) / error).isCloseTo(0.8416, within(0.02));
    }

    /** The same plan, looked at once. */
    private static ExperimentPlan once(ExperimentPlan plan) {
        return new ExperimentPlan(
                plan.name(),
                plan.note(),
                plan.arms(),
                plan.target(),
                plan.measured(),
                plan.sizing(),
                new Run(plan.run().days(), false),
                plan.cost());
    }

    private ExperimentResult.Computed computed(Experiment experiment) {
        var state = jobs.runHere(
                new JobOrder("experiment", "test", Map.of("experiment", experiment.id()), ANNA), progress -> {});
        assertThat(state.error()).isEmpty();
        assertThat(state.status()).isEqualTo(JobState.Status.DONE);
        return results.latest(experiment.id()).orElseThrow().computed();
    }

    /** All exposed; each has bought before, and buys after the start, the treated for so much more. */
    private void season(Experiment experiment, double effect) {
        var dice = new SplittableRandom(21);
        for (var exposure : exposures.expose(experiment.id(), customers)) {
            double usual = 20 + 60 * dice.nextDouble();
            double more = exposure.mayBeWrittenTo() ? effect : 0;
            buys(exposure.customerId(), 45, amount(usual + 10 * dice.nextDouble()));
            buys(exposure.customerId(), 10, amount(usual + 10 * dice.nextDouble() + more));
        }
    }

    private static String amount(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Test
    void theResultFindsTheEffectThatIsThere() {
        clock.back(Duration.ofDays(31));
        var running = running(plan("Spring", ALL, NET_OF_30));
        season(running, 20);
        clock.back(Duration.ZERO);
        var computed = computed(running);
        assertThat(computed.blocked()).isEmpty();
        assertThat(computed.complete()).isTrue();
        assertThat(computed.units().counted()).isEqualTo(CUSTOMERS);
        var all = computed.rows().getFirst();
        assertThat(all.portfolio()).isEqualTo(ExperimentResult.ALL);
        assertThat(all.arm()).isEqualTo("letter");
        assertThat(all.verdict()).as("%s", all).isEqualTo(Verdict.GAIN);
        assertThat(requireNonNull(all.own()).estimate()).isCloseTo(20, within(1.5));
        assertThat(requireNonNull(all.own()).low()).isLessThan(20).isGreaterThan(18);
        assertThat(requireNonNull(all.always()).high()
                        - requireNonNull(all.always()).low())
                .isGreaterThan(requireNonNull(all.own()).high()
                        - requireNonNull(all.own()).low());
        assertThat(requireNonNull(computed.fit()).noiseLeft()).isLessThan(0.1); // the time before explains nearly all
        assertThat(requireNonNull(all.money()).cost()).isCloseTo(1.5 * all.treated(), within(1e-9));
        assertThat(requireNonNull(all.money()).brought().estimate())
                .isCloseTo(requireNonNull(all.always()).estimate() * all.treated(), within(1e-6));
        assertThat(requireNonNull(all.money()).perCost().orElseThrow().low()).isGreaterThan(5);
        assertThat(computed(running).units().fingerprint())
                .isEqualTo(computed.units().fingerprint());
        assertThat(results.runs(running.id(), 10)).hasSize(2);
        refused("DELETE FROM measure.result_run WHERE experiment_id = :id", running.id());
    }

    /** Those who were customers for long gain, those who are new do not; what they buy after the start changes no part. */
    @Test
    void whoGainsMoreIsToldByWhatWasKnownBefore() {
        customers.subList(0, CUSTOMERS / 2).forEach(one -> buys(one, 1_500, "30.00"));
        clock.back(Duration.ofDays(31));
        var running = running(plan("Spring", ALL, NET_OF_30));
        var old = Set.copyOf(customers.subList(0, CUSTOMERS / 2));
        var dice = new SplittableRandom(22);
        for (var exposure : exposures.expose(running.id(), customers)) {
            double usual = 20 + 60 * dice.nextDouble();
            double more = exposure.mayBeWrittenTo() && old.contains(exposure.customerId()) ? 20 : 0;
            buys(exposure.customerId(), 45, amount(usual + 10 * dice.nextDouble()));
            buys(exposure.customerId(), 10, amount(usual + 10 * dice.nextDouble() + more));
        }
        clock.back(Duration.ZERO);
        var gains = requireNonNull(computed(running).gains());
        var longer = gain(gains, Known.AGE, "longer");
        assertThat(longer.verdict()).isEqualTo(Verdict.GAIN);
        assertThat(longer.treated() + longer.held()).isEqualTo(CUSTOMERS / 2);
        assertThat(requireNonNull(longer.more()).estimate()).isCloseTo(20, within(2.0));
        assertThat(gain(gains, Known.AGE, "year").verdict()).isEqualTo(Verdict.LOSS);
        assertThat(gains.rows().stream()
                        .filter(one -> one.known() == Known.SPEND)
                        .map(ExperimentResult.Gain::part))
                .containsExactlyInAnyOrder("low", "middle", "high");
        assertThat(gains.rows().stream()
                        .filter(one -> one.known() == Known.RECENCY)
                        .map(ExperimentResult.Gain::part))
                .as("all bought 14 days before the start")
                .containsExactly("quarter");
        assertThat(gains.rows().stream().filter(one -> one.known() != Known.AGE).map(ExperimentResult.Gain::verdict))
                .containsOnly(Verdict.CANNOT_TELL);
        var behind = experiments.customersOf(running, 0, Known.AGE, "longer", Optional.empty(), CUSTOMERS);
        assertThat(behind.rows()).hasSize(Math.toIntExact(longer.treated()));
        assertThat(old).containsAll(behind.rows());
        customers.forEach(one -> buys(one, 5, "400.00"));
        assertThat(requireNonNull(computed(running).gains()).rows().stream().map(ExperimentResult.Gain::treated))
                .containsExactlyElementsOf(gains.rows().stream()
                        .map(ExperimentResult.Gain::treated)
                        .toList());
    }

    private static ExperimentResult.Gain gain(ExperimentResult.Gains gains, Known known, String part) {
        return gains.rows().stream()
                .filter(one -> one.known() == known && one.part().equals(part))
                .findFirst()
                .orElseThrow();
    }

    /** Results from before it was looked at are read as before. */
    @Test
    void resultsWithoutItAreRead() {
        clock.back(Duration.ofDays(31));
        var running = running(plan("Spring", ALL, NET_OF_30));
        season(running, 20);
        clock.back(Duration.ZERO);
        computed(running);
        jdbc.sql("INSERT INTO measure.result_run (experiment_id, at, by, result)"
                        + " SELECT experiment_id, at, by, result - 'gains' FROM measure.result_run")
                .update();
        assertThat(results.latest(running.id()).orElseThrow().computed().gains())
                .isNull();
    }

    private long person(String family, String street) {
        return books.record("shop", "person", today, Map.of("FAMILY_NAME", family, "STREET", street, "CITY", "Bari"));
    }

    /** Who lives together is in one arm and counts once, with all that the members bought; others are units by themselves. */
    @Test
    void householdsAreDrawnAsOneAndCountOnce() {
        clock.back(Duration.ofDays(31));
        List<List<Long>> homes = new ArrayList<>();
        for (int home = 0; home < 150; home++) {
            long one = person("Rossi", "Via Roma, " + home);
            homes.add(List.of(one, person("ROSSI", "via roma " + home), person("Verdi", "Via Roma, " + home)));
        }
        var everybody = homes.stream().flatMap(List::stream).toList();
        var target = new Target(Of.CUSTOMERS, everybody, false, Unit.HOUSEHOLD);
        var running = running(plan("Homes", target, NET_OF_30));
        var hash = running.plan().assignment(running.key());
        var treated = exposures.expose(running.id(), everybody).stream()
                .filter(one -> one.arm().orElseThrow().equals("letter"))
                .map(Exposure::customerId)
                .collect(Collectors.toSet());
        var dice = new SplittableRandom(22);
        for (var home : homes) {
            boolean letter = hash.arm(home.get(0)).equals("letter");
            assertThat(treated.contains(home.get(0))).isEqualTo(letter);
            assertThat(treated.contains(home.get(1))).isEqualTo(letter);
            assertThat(treated.contains(home.get(2)))
                    .isEqualTo(hash.arm(home.get(2)).equals("letter"));
            assertThat(experiments.of(home.get(1)).getFirst().unit()).isEqualTo(home.get(0));
            double usual = 20 + 60 * dice.nextDouble();
            buys(home.get(0), 45, amount(usual));
            buys(home.get(0), 10, amount(usual / 2 + 10 * dice.nextDouble()));
            buys(home.get(1), 10, amount(usual / 2 + (letter ? 20 : 0)));
            buys(home.get(2), 45, amount(usual));
            buys(home.get(2), 10, amount(usual + (treated.contains(home.get(2)) ? 20 : 0)));
        }
        clock.back(Duration.ZERO);
        var computed = computed(running);
        assertThat(computed.units().counted()).isEqualTo(300);
        assertThat(computed.units().broken()).isZero();
        var all = computed.rows().getFirst();
        assertThat(all.treated())
                .isEqualTo(homes.stream()
                        .flatMap(home -> Stream.of(home.get(0), home.get(2)))
                        .filter(treated::contains)
                        .count());
        assertThat(requireNonNull(all.own()).estimate()).isCloseTo(20, within(2.0));
        var size = known(experiments.size(plan("Next", target, NET_OF_30)));
        assertThat(size.customers()).isEqualTo(300);
        assertThat(size.explained()).isGreaterThan(0.7);
        assertThatThrownBy(() -> new Target(Of.ALL, List.of(), true, Unit.HOUSEHOLD))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** One of a household in the hold-out over all takes the household out of the comparison. */
    @Test
    void aHouseholdWithOneHeldOutOfAllIsLeftOut() {
        clock.back(Duration.ofDays(31));
        holdOuts.set(0.2, true, ANNA, "");
        List<List<Long>> homes = new ArrayList<>();
        for (int home = 0; home < 100; home++) {
            homes.add(List.of(person("Rossi", "Via Roma " + home), person("Rossi", "Via Roma " + home)));
        }
        var everybody = homes.stream().flatMap(List::stream).toList();
        var running = running(plan("Homes", new Target(Of.CUSTOMERS, everybody, false, Unit.HOUSEHOLD), NET_OF_30));
        exposures.expose(running.id(), everybody);
        clock.back(Duration.ZERO);
        long whole = homes.stream()
                .filter(home -> home.stream().noneMatch(holdOuts::holds))
                .count();
        assertThat(whole).isBetween(40L, 80L);
        assertThat(computed(running).units().heldOfAll()).isEqualTo(100 - whole);
    }

    @Test
    void withoutAnEffectNobodyCanTell() {
        clock.back(Duration.ofDays(15));
        var running = running(plan("Spring", ALL, NET_OF_30));
        season(running, 0);
        clock.back(Duration.ZERO);
        var early = computed(running);
        assertThat(early.complete()).isFalse();
        assertThat(early.elapsed()).isEqualTo(0.5);
        assertThat(early.rows()).allMatch(row -> row.verdict() == Verdict.CANNOT_TELL);
        clock.back(Duration.ofDays(15));
        var closed = running(once(running.plan()));
        clock.back(Duration.ZERO);
        assertThat(results.mayLook(closed)).isFalse();
        var refused = jobs.runHere(
                new JobOrder("experiment", "test", Map.of("experiment", closed.id()), ANNA), progress -> {});
        assertThat(refused.status()).isEqualTo(JobState.Status.FAILED);
    }

    /**
     * Nobody asks: what may be looked at is computed each day while it runs, what is looked at once when its time is over,
     * and neither again when nothing is missing any more. What cannot be computed stops nothing else.
     */
    @Test
    void resultsAreComputedDayByDayWithoutAsking() throws Exception {
        clock.back(Duration.ofDays(15));
        var early = running(plan("Looked at", ALL, NET_OF_30));
        var once = running(once(early.plan()));
        experiments.draft(early.plan(), ANNA, "stays a draft");
        season(early, 20);
        assertThat(daily()).as("nothing on the day of the start").isEmpty();

        clock.back(Duration.ofDays(14));
        assertThat(daily()).contains(Map.entry("experiments", 1));
        assertThat(daily()).as("once a day").isEmpty();
        assertThat(results.latest(early.id()).orElseThrow().by()).isEqualTo("system");
        assertThat(results.latest(once.id())).isEmpty();

        clock.back(Duration.ofDays(13));
        assertThat(daily()).contains(Map.entry("experiments", 1));
        assertThat(results.runs(early.id(), 10))
                .extracting(one -> one.computed().asOf())
                .containsExactly(today.minusDays(13), today.minusDays(14));

        clock.back(Duration.ofDays(-16)); // both are over
        assertThat(daily()).contains(Map.entry("experiments", 2));
        assertThat(results.latest(early.id()).orElseThrow().computed().complete())
                .isTrue();
        assertThat(results.latest(once.id()).orElseThrow().computed().complete())
                .isTrue();
        clock.back(Duration.ofDays(-17));
        assertThat(daily()).as("nothing is missing any more").isEmpty();
    }

    /**
     * All others bring 20 more since the hold-out was set: that is found, day by day, over all of them; another share begins
     * anew, and the same share said again does not.
     */
    @Test
    void theHoldOutOverAllTellsWhatAllBringsTogether() throws Exception {
        clock.back(Duration.ofDays(31));
        holdOuts.set(0.2, false, ANNA, "");
        clock.back(Duration.ofDays(25));
        holdOuts.set(0.2, false, ANNA, "as before");
        assertThat(holdOuts.since().orElseThrow().id()).isEqualTo(holdOuts.now().id() - 1);
        assertThat(overAll.latest()).isEmpty();
        var dice = new SplittableRandom(5);
        for (long customer : customers) {
            double usual = 20 + 60 * dice.nextDouble();
            buys(customer, 45, amount(usual + 10 * dice.nextDouble()));
            buys(customer, 10, amount(usual + 10 * dice.nextDouble() + (holdOuts.holds(customer) ? 0 : 20)));
        }
        clock.back(Duration.ZERO);
        assertThat(daily()).contains(Map.entry("hold-out", CUSTOMERS));
        assertThat(daily()).isEmpty();
        var computed = overAll.latest().orElseThrow().computed();
        assertThat(computed.blocked()).isEmpty();
        assertThat(computed.from()).isEqualTo(today.minusDays(31));
        assertThat(computed.counted()).as("costs are known").isEqualTo(Counted.MARGIN);
        assertThat(computed.currency()).isEqualTo("EUR");
        assertThat(computed.units().held()).isEqualTo(holdOuts.count().held());
        assertThat(computed.units().others())
                .isEqualTo(CUSTOMERS - holdOuts.count().held());
        var effect = requireNonNull(computed.effect());
        assertThat(effect.verdict()).isEqualTo(Verdict.GAIN);
        assertThat(effect.each().estimate()).isCloseTo(20, within(1.5));
        assertThat(effect.each().low()).isBetween(5.0, 20.0);
        assertThat(computed.total().orElseThrow().estimate())
                .isCloseTo(effect.each().estimate() * computed.units().others(), within(1e-6));

        holdOuts.set(0.3, false, ANNA, "more");
        assertThat(overAll.latest()).as("others are held out now").isEmpty();
        assertThat(daily()).as("nothing on the day on which they were drawn").isEmpty();
        holdOuts.set(0, false, ANNA, "no more");
        clock.back(Duration.ofDays(-1));
        assertThat(holdOuts.since()).isEmpty();
        assertThat(daily()).isEmpty();
    }

    /** Without an effect nobody can tell, and who was held out of all but exposed all the same blocks it. */
    @Test
    void theHoldOutOverAllSaysNothingThatIsNotSure() throws Exception {
        clock.back(Duration.ofDays(31));
        holdOuts.set(0.2, false, ANNA, "");
        clock.back(Duration.ofDays(30));
        season(running(plan("Spring", ALL, NET_OF_30)), 0);
        clock.back(Duration.ZERO);
        daily();
        var computed = overAll.latest().orElseThrow().computed();
        assertThat(requireNonNull(computed.effect()).verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(computed.units().broken()).isZero();

        jdbc.sql("ALTER TABLE measure.assignment DISABLE TRIGGER assignment_stays")
                .update();
        jdbc.sql("UPDATE measure.assignment SET arm = 0 WHERE arm IS NULL").update();
        jdbc.sql("ALTER TABLE measure.assignment ENABLE TRIGGER assignment_stays")
                .update();
        clock.back(Duration.ofDays(-1));
        daily();
        var blocked = overAll.latest().orElseThrow().computed();
        assertThat(blocked.blocked()).isEqualTo("broken-exposure");
        assertThat(blocked.units().broken()).isEqualTo(blocked.units().held());
        assertThat(blocked.total()).isEmpty();
        assertThat(overAll.runs(10)).hasSize(2);
    }

    /** A round; what its job told, empty where it asked for none. */
    private Map<String, Object> daily() throws Exception {
        // jobs end by the clock of the database, which stays where it is
        jdbc.sql("UPDATE platform.job SET ended_at = ended_at - interval '1 year' WHERE kind = 'results'")
                .update();
        long before = jobs.latest("results", 1).stream()
                .mapToLong(JobState::id)
                .findFirst()
                .orElse(0);
        RoundsByHand.make(watch);
        var job = jobs.latest("results", 1).stream()
                .filter(one -> one.id() > before)
                .findFirst();
        return job.isEmpty() ? Map.of() : told(job.get().id());
    }

    private Map<String, Object> told(long job) throws InterruptedException {
        for (int i = 0; i < 600; i++) {
            var state = jobs.find(job).orElseThrow();
            if (state.status().over()) {
                assertThat(state.error()).isEmpty();
                return JSON.readValue(state.result().orElseThrow(), new TypeReference<Map<String, Object>>() {});
            }
            Thread.sleep(50);
        }
        throw new AssertionError("job " + job + " does not end");
    }

    /** Ten customers of 400 are in two arms, or one arm has got more customers than its share: nothing is said. */
    @Test
    void whatIsBrokenBlocksTheResult() {
        clock.back(Duration.ofDays(31));
        var running = running(plan("Spring", ALL, NET_OF_30));
        season(running, 20);
        var mismatched = running(plan("Unlike", ALL, NET_OF_30));
        exposures.expose(mismatched.id(), customers.subList(0, 200));
        jdbc.sql("INSERT INTO measure.assignment SELECT experiment_id, record_id, 1, now() FROM measure.target"
                        + " WHERE experiment_id = :id AND customer_id = ANY (:more)")
                .param("id", mismatched.id())
                .param(
                        "more",
                        customers.subList(200, 320).stream()
                                .mapToLong(one -> one)
                                .toArray())
                .update();
        clock.back(Duration.ZERO);
        assertThat(computed(mismatched).blocked()).isEqualTo("sample-ratio-mismatch");
        var hash = running.plan().assignment(running.key());
        var held = customers.stream()
                .filter(one -> hash.arm(one).equals("none"))
                .limit(10)
                .toList();
        var treated = customers.stream()
                .filter(one -> hash.arm(one).equals("letter"))
                .limit(10)
                .toList();
        joins.join(held.getFirst(), treated.getFirst(), ANNA, "");
        var told = computed(running);
        assertThat(told.units().broken()).isEqualTo(1);
        assertThat(told.blocked()).isEmpty();
        for (int i = 1; i < 10; i++) {
            joins.join(held.get(i), treated.get(i), ANNA, "");
        }
        var blocked = computed(running);
        assertThat(blocked.blocked()).isEqualTo("broken-exposure");
        assertThat(blocked.rows()).isEmpty();
    }

    /** Where windows start with the exposure, those count whose window is over. */
    @Test
    void windowsThatStartWithTheExposureAreWaitedFor() {
        clock.back(Duration.ofDays(25));
        var running = running(plan("Each", ALL, new Measured(Counted.BOUGHT, 10, From.EXPOSURE, 0, "EUR")));
        exposures.expose(running.id(), customers.subList(0, 300));
        clock.back(Duration.ofDays(5));
        exposures.expose(running.id(), customers.subList(300, 400));
        customers.subList(0, 300).forEach(one -> {
            if (running.plan().assignment(running.key()).arm(one).equals("letter")) {
                buys(one, 20, "9.00");
            }
            buys(one, 3, "5.00"); // after the window
        });
        clock.back(Duration.ZERO);
        var computed = computed(running);
        assertThat(computed.units().counted()).isEqualTo(300);
        assertThat(computed.units().waiting()).isEqualTo(100);
        assertThat(computed.complete()).isFalse();
        assertThat(requireNonNull(computed.rows().getFirst().own()).estimate()).isEqualTo(1);
    }
}
