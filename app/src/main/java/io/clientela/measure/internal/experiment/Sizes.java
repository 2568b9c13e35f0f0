package io.clientela.measure.internal.experiment;

import io.clientela.kernel.effect.Anytime;
import io.clientela.kernel.effect.Arms;
import io.clientela.kernel.effect.Detectable;
import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.ExperimentPlan.Arm;
import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.Experiments.Size;
import io.clientela.measure.internal.holdout.KeptHoldOuts;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/**
 * What an experiment can show before it is made: the smallest treated arm is compared with those held out, by what the
 * target came to in as many days before today.
 */
@Component
class Sizes {

    private static final long MOST = 1L << 40;
    private static final int STEPS = 60;

    private final OutcomeReader reader;
    private final KeptHoldOuts holdOuts;
    private final Clock clock;

    Sizes(OutcomeReader reader, KeptHoldOuts holdOuts, Clock clock) {
        this.reader = reader;
        this.holdOuts = holdOuts;
        this.clock = clock;
    }

    Outcome<Size> of(ExperimentPlan plan) {
        var recent = reader.recent(plan, holdOuts.holding(), OutcomeReader.day(clock.instant()));
        var counted = plan.measured().counted();
        var spread = new Spread();
        var now = recent.values(counted, false);
        var before = recent.values(counted, true);
        for (int i = 0; i < recent.size(); i++) {
            if (recent.arm(i) >= 0) {
                spread.add(now[i], before[i]);
            }
        }
        if (spread.count == 0) {
            return new Outcome.Unknown<>("empty-target", recent.size() + " customers");
        }
        if (spread.squares <= 0) {
            return new Outcome.Unknown<>("no-spread", "all have the outcome " + spread.mean);
        }
        var comparison = Comparison.of(plan, spread);
        if (comparison.customers(spread.count) < 2) {
            return new Outcome.Unknown<>("too-few", spread.count + " customers");
        }
        return new Outcome.Known<>(new Size(
                spread.count,
                recent.size() - spread.count,
                spread.mean,
                spread.deviation(),
                counted == Counted.BOUGHT ? 0 : spread.explained(),
                comparison.detectable(spread.count),
                comparison.needed(plan.sizing().effect()),
                comparison.power(spread.count, plan.sizing().effect())));
    }

    /**
     * The comparison of the smallest treated arm with those held out.
     *
     * @param both the share of the customers who are in one of the two
     * @param held the share of these who are held out
     * @param deviation of the outcome, less what the time before explains
     * @param early whether one may look at any time: the difference has to pass the wider boundary then
     */
    private record Comparison(
            Detectable test, boolean rates, double base, double deviation, double both, double held, boolean early) {

        static Comparison of(ExperimentPlan plan, Spread spread) {
            double held = plan.arms().get(plan.held()).share();
            double treated = plan.arms().stream()
                    .filter(arm -> !arm.held())
                    .mapToDouble(Arm::share)
                    .min()
                    .orElseThrow();
            return new Comparison(
                    new Detectable(
                            plan.sizing().significance() * share(plan),
                            plan.sizing().power()),
                    plan.measured().counted() == Counted.BOUGHT,
                    spread.mean,
                    spread.deviation()
                            * (plan.measured().counted() == Counted.BOUGHT ? 1 : Math.sqrt(1 - spread.explained())),
                    held + treated,
                    held / (held + treated),
                    plan.run().early());
        }

        /**
         * The part of the error that the first verdict, that of an arm over all portfolios, may make: half of it, shared by the
         * arms, as they are judged in the end; all of it, so shared, where there is one portfolio.
         */
        private static double share(ExperimentPlan plan) {
            var target = plan.target();
            boolean one =
                    target.of() == ExperimentPlan.Of.PORTFOLIOS && target.ids().size() == 1;
            return (one ? 1 : 0.5) / (plan.arms().size() - 1);
        }

        long customers(long all) {
            return Math.round(all * both);
        }

        private Arms arms(long all) {
            return Arms.of(Math.max(2, customers(all)), held);
        }

        /** The smallest effect with the power that is asked for, by bisection. */
        Optional<Double> detectable(long all) {
            double low = 0;
            double high = rates ? 1 - base : 100 * Math.max(deviation, 1e-9);
            if (!(high > 0) || power(all, high) < test.power()) {
                return Optional.empty();
            }
            for (int i = 0; i < STEPS; i++) {
                double middle = (low + high) / 2;
                if (power(all, middle) >= test.power()) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            return Optional.of(high);
        }

        double power(long all, double effect) {
            double passed = effect - (early ? wider(all) : 0);
            if (!(passed > 0) || (rates && base + passed > 1)) {
                return 0;
            }
            return rates
                    ? test.powerOf(base, base + passed, arms(all))
                    : test.powerOfMeans(passed, deviation, arms(all));
        }

        /** How much further away the boundary for looks at any time is than that for one look. */
        private double wider(long all) {
            if (!(deviation > 0)) {
                return 0;
            }
            var arms = arms(all);
            double error = deviation * Math.sqrt(1.0 / arms.treated() + 1.0 / arms.held());
            double once = new Detectable(test.significance(), 0.5).mean(deviation, arms);
            double always = new Anytime(EffectSettings.USUAL.scale() * deviation).half(error, 1 - test.significance());
            return Math.max(0, always - once);
        }

        /** The smallest number of customers with the power that is asked for, by bisection. */
        OptionalLong needed(double effect) {
            if (power(MOST, effect) < test.power()) {
                return OptionalLong.empty();
            }
            long low = 1;
            long high = MOST;
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (power(middle, effect) >= test.power()) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return OptionalLong.of(low);
        }
    }

    /** Mean and spread of outcomes, and what the time before says of them (Welford 1962). */
    private static final class Spread {

        private long count;
        private double mean;
        private double meanBefore;
        private double squares;
        private double squaresBefore;
        private double products;

        void add(double now, double before) {
            count++;
            double off = now - mean;
            double offBefore = before - meanBefore;
            mean += off / count;
            meanBefore += offBefore / count;
            squares += off * (now - mean);
            squaresBefore += offBefore * (before - meanBefore);
            products += off * (before - meanBefore);
        }

        double deviation() {
            return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
        }

        /** The square of the correlation; below 1. */
        double explained() {
            return squares > 0 && squaresBefore > 0
                    ? Math.min(0.999, products * products / (squares * squaresBefore))
                    : 0;
        }
    }
}
