package io.clientela.console.internal.returns;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.Beside;
import io.clientela.console.internal.shell.Dictionary;
import io.clientela.console.internal.shell.Words;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.ExperimentPlan.Arm;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.ExperimentResult.Computed;
import io.clientela.measure.ExperimentResult.Gain;
import io.clientela.measure.ExperimentResult.Gains;
import io.clientela.measure.ExperimentResult.Known;
import io.clientela.measure.ExperimentResult.Money;
import io.clientela.measure.ExperimentResult.Row;
import io.clientela.measure.ExperimentResult.Units;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** An interval of few units never stands without its mark; one of ten or more does. */
@Beside
class FewTest {

    private static final Interval INTERVAL = new Interval(1, 2, 3, .95);
    private static final Map<Long, String> NAMES = Map.of(1L, "Shops", 2L, "Bars", 3L, "Hotels");

    @Test
    void rowsOfFewUnitsAreMarkedWhereTheyHaveAnInterval() {
        var english = table("en", row(ExperimentResult.ALL, 10, 10), row(1, 9, 40), row(2, 40, 9), row(3, 10, 11));
        assertThat(english.lines())
                .extracting(ResultTable.Line::interval)
                .containsExactly("€1.00 to €3.00", "€1.00 to €3.00 · few", "€1.00 to €3.00 · few", "€1.00 to €3.00");
        assertThat(english.lines().get(1).perCostInterval()).endsWith(" · few");
        assertThat(english.lines().getFirst().perCostInterval()).isNotEmpty().doesNotContain("few");
        assertThat(english.hasFew()).isTrue();
        assertThat(english.says()).as("of all, who are not few").doesNotContain("Few");
        assertThat(english.forest(JsonMapper.builder().build()))
                .contains("Shops: €2.00 (€1.00 to €3.00 · few)", "Hotels: €2.00 (€1.00 to €3.00)");

        var italian = table("it", row(ExperimentResult.ALL, 4, 9));
        assertThat(italian.lines().getFirst().interval()).endsWith(" · pochi");
        assertThat(italian.says()).contains("meno di 10 clienti");

        var nothing =
                new Row(ExperimentResult.ALL, "letter", 1, 40, null, null, null, 1, Verdict.CANNOT_TELL, null, null);
        assertThat(table("en", nothing).hasFew()).as("no interval is shown").isFalse();
        assertThat(table("en", row(ExperimentResult.ALL, 10, 10)).hasFew()).isFalse();
    }

    @Test
    void partsOfFewUnitsAreMarkedToo() {
        var gains = new Gains(List.of(gain("low", 9), gain("high", 40)), 2);
        var table = new GainTable(experiment(), gains, NAMES, words("en"));
        assertThat(table.lines())
                .extracting(GainTable.Line::effectInterval)
                .containsExactlyInAnyOrder("€1.00 to €3.00 · few", "€1.00 to €3.00");
        assertThat(table.hasFew()).isTrue();
        var many = new Gains(List.of(gain("low", 10), gain("high", 40)), 2);
        assertThat(new GainTable(experiment(), many, NAMES, words("en")).hasFew())
                .isFalse();
    }

    private static Words words(String language) {
        return new Words(Dictionary.read(), language, ZoneOffset.UTC);
    }

    private static Gain gain(String part, long treated) {
        return new Gain(Known.SPEND, part, "letter", treated, 40, INTERVAL, INTERVAL, null, 1, Verdict.CANNOT_TELL);
    }

    private static Row row(long portfolio, long treated, long held) {
        return new Row(
                portfolio,
                "letter",
                treated,
                held,
                INTERVAL,
                INTERVAL,
                null,
                .04,
                Verdict.GAIN,
                new Money(10, INTERVAL),
                null);
    }

    private static ResultTable table(String language, Row... rows) {
        var computed = new Computed(
                1,
                "",
                LocalDate.of(2026, 11, 1),
                1,
                true,
                new Units(80, 0, 0, 0, 1, ""),
                "",
                "",
                List.of(rows),
                null,
                null);
        return new ResultTable(
                experiment(), new ExperimentResult(1, 7, Instant.EPOCH, "system", computed), NAMES, words(language));
    }

    private static Experiment experiment() {
        var plan = new ExperimentPlan(
                "Letter",
                "",
                List.of(new Arm("letter", .5, false), new Arm("none", .5, true)),
                new ExperimentPlan.Target(ExperimentPlan.Of.ALL, List.of(), false),
                new ExperimentPlan.Measured(ExperimentPlan.Counted.NET, 30, ExperimentPlan.From.START, 60, "EUR"),
                new ExperimentPlan.Sizing(5, 0.05, 0.8),
                new ExperimentPlan.Run(30, false),
                new ExperimentPlan.Cost(0, 0, 1));
        return new Experiment(
                7,
                "experiment-7",
                1,
                plan,
                "",
                Experiment.State.FINISHED,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
