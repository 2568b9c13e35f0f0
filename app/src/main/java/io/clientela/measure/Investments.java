package io.clientela.measure;

import io.clientela.kernel.value.Interval;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Initiatives as investments (R70): what each cost, what it is worth today, when it has paid itself back, what it did to
 * customer equity. What is assumed can be changed; all that was ever assumed is kept.
 */
public interface Investments {

    /** The treated arms of all experiments with a result, the latest experiment first. */
    List<Investment> all();

    /** The treated arms of one experiment; none where it has no result. */
    List<Investment> of(long experimentId);

    /** What is assumed for an experiment; for all that have nothing of their own where no number is given. */
    Assumed assumed(OptionalLong experimentId);

    /** What was assumed for it, or for all, the latest first. */
    List<Assumed> history(OptionalLong experimentId);

    /**
     * Assumes something else from now on; values that are not named stay as they are.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    void assume(OptionalLong experimentId, Map<String, Double> values, String who, String why);

    /** Assumes again what was assumed then; empty where there is no such number. */
    Optional<Assumed> back(OptionalLong experimentId, long id, String who);

    /**
     * What is assumed.
     *
     * @param id its number; 0 where nobody assumed anything yet
     * @param values {@code discount}: what a year's wait costs, from 0 to 1; {@code keep}: the part of an effect that is
     *     left in each further window, from 0 to 1; {@code further}: how many further windows are counted, from 0 to 120;
     *     and, for one experiment, {@code each}, {@code fixed} and {@code worth} in the place of those of its plan
     * @param own whether it is assumed for this experiment alone
     */
    record Assumed(long id, Map<String, Double> values, Instant at, String by, String why, boolean own) {

        /** A tenth a year, and nothing after the window. */
        public static final Map<String, Double> USUAL = Map.of("discount", 0.1, "keep", 0.0, "further", 0.0);

        private static final Map<String, Double> MOST =
                Map.of("discount", 1.0, "keep", 1.0, "further", 120.0, "each", 1e9, "fixed", 1e12, "worth", 1e9);

        public Assumed {
            values = new TreeMap<>(values);
            values.forEach((name, value) -> {
                if (!(value >= 0 && value <= MOST.getOrDefault(name, -1.0))) {
                    throw new IllegalArgumentException(name + " cannot be " + value);
                }
            });
        }

        /** One value, or what stands in its place. */
        public double value(String name, double otherwise) {
            return values.getOrDefault(name, otherwise);
        }
    }

    /**
     * One arm as an investment, in the currency of the plan.
     *
     * @param result the result that it rests on
     * @param arm its name
     * @param treated how many customers
     * @param cost what was spent
     * @param present what it brings, as of the start
     * @param payback after how many days the cost has come back, at the estimate and at both ends of the interval
     * @param equity the change of customer equity: what the treated are expected to bring more than they would without it;
     *     empty where values are not known
     */
    record Investment(
            Experiment experiment,
            ExperimentResult result,
            String arm,
            long treated,
            double cost,
            Interval present,
            Payback payback,
            Optional<Interval> equity,
            Assumed assumed) {

        /** Whether its effect rests on few customers ({@link ExperimentResult#FEW}). */
        public boolean few() {
            return result.computed().rows().stream()
                    .anyMatch(row ->
                            row.portfolio() == ExperimentResult.ALL && row.arm().equals(arm) && row.few());
        }

        /** What is left after the cost. */
        public Interval left() {
            return new Interval(
                    present.low() - cost, present.estimate() - cost, present.high() - cost, present.level());
        }

        /** What is left of each unit of cost; empty where it cost nothing. */
        public Optional<Interval> perCost() {
            var left = left();
            return cost > 0
                    ? Optional.of(
                            new Interval(left.low() / cost, left.estimate() / cost, left.high() / cost, left.level()))
                    : Optional.empty();
        }
    }

    /**
     * Days until the cost has come back; empty where it does not as far as is looked.
     *
     * @param soonest at the upper end of the effect's interval
     * @param latest at the lower end
     */
    record Payback(OptionalDouble soonest, OptionalDouble expected, OptionalDouble latest) {}
}
