package io.clientela.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.measure.ExperimentPlan.Arm;
import io.clientela.measure.ExperimentResult.Computed;
import io.clientela.measure.ExperimentResult.Row;
import io.clientela.measure.ExperimentResult.Units;
import io.clientela.measure.Investments.Investment;
import io.clientela.platform.ClientelaTest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

/**
 * R70 by hand: from a result as it is kept, what an initiative cost, what it is worth today, when it has paid itself back and
 * what it did to customer equity.
 *
 * <p>Money that comes after a year is worth 1/1.21 of money today, so that half a year's wait, to the middle of the first
 * window of 365 days, divides by 1.1, and one and a half years' by 1.331.
 */
@ClientelaTest
@TestPropertySource(properties = "clientela.test=investments") // what it assumes for all
class InvestmentsTest {

    private static final String ANNA = "user:Anna";
    private static final double EXACT = 1e-9;

    @Autowired
    Investments investments;

    @Autowired
    Experiments experiments;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @BeforeEach
    void assumed() {
        investments.assume(
                OptionalLong.empty(), Map.of("discount", .21, "keep", .5, "further", 1.0), ANNA, "half is left");
    }

    /** 50 treated bring 1 to 7 more net each, 0.4 of it margin: 20, 80, 140 in the first year, half of it in the second. */
    @Test
    void oneArmByHand() {
        long id = measured(
                List.of(new Arm("letter", .5, false), new Arm("none", .5, true)),
                row("letter", 50, new Interval(1, 4, 7, .95), new Interval(-1, 3, 7, .95)));
        var one = investments.of(id).getFirst();
        assertThat(one.treated()).isEqualTo(50);
        assertThat(one.cost()).as("50 letters at 1 and 10 besides").isCloseTo(60, within(EXACT));
        double years = 1 / 1.1 + .5 / 1.331; // 1.28475
        close(one.present(), 20 * years, 80 * years, 140 * years);
        assertThat(one.present().estimate()).isCloseTo(102.78, within(.005));
        close(one.left(), 20 * years - 60, 80 * years - 60, 140 * years - 60);
        assertThat(one.perCost().orElseThrow().estimate()).isCloseTo(.7130, within(5e-5));
        assertThat(one.payback().expected().orElseThrow())
                .as("60 of the 72.73 of the first year")
                .isCloseTo(365 * 60 * 1.1 / 80, within(EXACT));
        assertThat(one.payback().soonest().orElseThrow()).isCloseTo(365 * 60 * 1.1 / 140, within(EXACT));
        assertThat(one.payback().latest()).as("25.70 in two years do not").isEmpty();
        close(one.equity().orElseThrow(), -50, 150, 350);
    }

    /** What is assumed for one experiment stands in the place of its plan, and can be taken back. */
    @Test
    void assumptionsChangeItAndCanBeTakenBack() {
        long id = measured(
                List.of(new Arm("letter", .5, false), new Arm("none", .5, true)),
                row("letter", 50, new Interval(1, 4, 7, .95), null));
        var first = investments.of(id).getFirst();
        assertThat(first.equity()).as("values are not known").isEmpty();
        assertThat(first.assumed().own()).isFalse();
        var own = OptionalLong.of(id);
        investments.assume(own, Map.of("each", 1.3, "worth", .8, "further", 0.0), ANNA, "dearer, and a better margin");
        var then = investments.of(id).getFirst();
        assertThat(then.assumed().own()).isTrue();
        assertThat(then.cost()).isCloseTo(75, within(EXACT));
        close(then.present(), 40 / 1.1, 160 / 1.1, 280 / 1.1);
        assertThat(then.payback().latest()).isEmpty();

        investments.assume(own, Map.of("each", 0.0, "fixed", 0.0), ANNA, "a gift");
        var free = investments.of(id).getFirst();
        assertThat(free.cost()).isZero();
        assertThat(free.perCost()).isEmpty();
        assertThat(free.payback().expected()).hasValue(0);

        long dearer = investments.history(own).getLast().id();
        assertThat(investments.back(own, dearer, ANNA)).isPresent();
        assertThat(investments.of(id).getFirst().cost()).isCloseTo(75, within(EXACT));
        assertThat(investments.history(own)).hasSize(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> investments.assume(own, Map.of("keep", 1.1), ANNA, "more and more"));
        assertThat(investments.all().stream().filter(other -> other.experiment().id() == id))
                .hasSize(1);
    }

    /** What it cost besides is shared by the arms as they have customers; what loses never pays itself back. */
    @Test
    void twoArmsShareWhatItCostBesides() {
        long id = measured(
                List.of(new Arm("call", .3, false), new Arm("letter", .2, false), new Arm("none", .5, true)),
                row("call", 30, new Interval(-6, -4, -2, .95), null),
                row("letter", 20, new Interval(2, 5, 8, .95), null));
        var arms = investments.of(id);
        assertThat(arms).extracting(Investment::arm).containsExactly("call", "letter");
        assertThat(arms.getFirst().cost()).isCloseTo(30 + 6, within(EXACT));
        assertThat(arms.getLast().cost()).isCloseTo(20 + 4, within(EXACT));
        double years = 1 / 1.1 + .5 / 1.331;
        close(arms.getFirst().present(), -72 * years, -48 * years, -24 * years);
        assertThat(arms.getFirst().payback().soonest()).isEmpty();
        assertThat(arms.getLast().payback().latest())
                .as("16 and 8 are worth 14.55 and 6.01, less than 24")
                .isEmpty();
        assertThat(arms.getLast().payback().expected().orElseThrow())
                .as("40 in the first year are worth 36.36")
                .isCloseTo(365 * 24 * 1.1 / 40, within(EXACT));
        assertThat(arms.getLast().payback().soonest().orElseThrow()).isCloseTo(365 * 24 * 1.1 / 64, within(EXACT));
    }

    private static void close(Interval one, double low, double estimate, double high) {
        assertThat(one.low()).isCloseTo(low, within(EXACT));
        assertThat(one.estimate()).isCloseTo(estimate, within(EXACT));
        assertThat(one.high()).isCloseTo(high, within(EXACT));
        assertThat(one.level()).isEqualTo(.95);
    }

    private static Row row(String arm, long treated, Interval own, @Nullable Interval equity) {
        return new Row(ExperimentResult.ALL, arm, treated, 50, own, own, null, .01, Verdict.GAIN, null, equity);
    }

    private long measured(List<Arm> arms, Row... rows) {
        var plan = new ExperimentPlan(
                "By hand",
                "",
                arms,
                new ExperimentPlan.Target(ExperimentPlan.Of.ALL, List.of(), false),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 365, ExperimentPlan.From.START, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(365, false),
                new ExperimentPlan.Cost(1, 10, .4));
        var made = experiments.draft(plan, ANNA, "");
        var computed = new Computed(
                1,
                made.hash(),
                LocalDate.of(2026, 11, 1),
                1,
                true,
                new Units(100, 0, 0, 0, 1, ""),
                "",
                "",
                List.of(rows),
                null,
                null);
        jdbc.sql("INSERT INTO measure.result_run (experiment_id, at, by, result) VALUES (:id, now(), :by,"
                        + " CAST(:result AS jsonb))")
                .param("id", made.id())
                .param("by", ANNA)
                .param("result", json.writeValueAsString(computed))
                .update();
        return made.id();
    }
}
