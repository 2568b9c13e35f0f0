package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Made experiments whose true effects are known, to see how often what is said of them is true.
 *
 * @param shape how outcomes are distributed
 * @param portfolios how many portfolios
 * @param size units in each
 * @param heldShare the chance of a unit to be held out
 * @param effect the mean of the true effects, as a share of the mean outcome (of the standard deviation for {@link Shape#EVEN})
 * @param spread the standard deviation of the true effects over portfolios, likewise
 * @param before how closely outcomes follow those of the time before: the correlation of the normal variables behind both,
 *     from 0, where no time before is known, to below 1
 */
public record Simulation(
        Shape shape, int portfolios, int size, double heldShare, double effect, double spread, double before) {

    /** Where no time before is known. */
    public Simulation(Shape shape, int portfolios, int size, double heldShare, double effect, double spread) {
        this(shape, portfolios, size, heldShare, effect, spread, 0);
    }

    /** How outcomes are distributed. */
    public enum Shape {
        /** Normal, mean 10, standard deviation 1. */
        EVEN,
        /** Lognormal with σ = 1: skewness 6.2. */
        SKEWED,
        /** One in ten spends, lognormally with σ = 0.8; an effect makes more of them spend. */
        MOSTLY_ZERO,
        /** One in ten does; 0 or 1. */
        RATE
    }

    private static final double ONE_IN = 0.1;

    /** How often the truth was held, and how far off the estimates were, over all portfolios of all runs. */
    public record Coverage(double own, double pooled, double ownError, double pooledError, double told) {}

    /** One run: the outcomes, and the true effects by portfolio. */
    public record Run(UnitOutcomes units, List<Double> truth) {}

    /** The run with this seed. */
    public Run run(long seed) {
        return run(seed, size);
    }

    /** The run with this seed, as it stands when so many units of each portfolio have come. */
    private Run run(long seed, int until) {
        var random = new SplittableRandom(seed);
        var builder = UnitOutcomes.builder(portfolios, 2);
        var truth = new double[portfolios];
        for (int p = 0; p < portfolios; p++) {
            double share = Math.max(-0.9, effect + spread * random.nextGaussian());
            truth[p] = share * (shape == Shape.EVEN ? 1 : mean());
            for (int i = 0; i < size; i++) {
                boolean held = random.nextDouble() < heldShare;
                if (before == 0) {
                    double outcome = outcome(held ? 0 : share, random);
                    if (i < until) {
                        builder.add(p, held ? 0 : 1, outcome);
                    }
                } else {
                    double then = random.nextGaussian();
                    double now = before * then + Math.sqrt(1 - before * before) * random.nextGaussian();
                    double outcome = outcome(held ? 0 : share, now, random);
                    double earlier = outcome(0, then, random);
                    if (i < until) {
                        builder.add(p, held ? 0 : 1, outcome, earlier);
                    }
                }
            }
        }
        return new Run(builder.build(), Arrays.stream(truth).boxed().toList());
    }

    private double mean() {
        return switch (shape) {
            case EVEN -> 10;
            case SKEWED -> Math.exp(0.5);
            case MOSTLY_ZERO -> ONE_IN * Math.exp(0.32);
            case RATE -> ONE_IN;
        };
    }

    private double outcome(double share, SplittableRandom random) {
        return switch (shape) {
            case EVEN -> 10 + share + random.nextGaussian();
            case SKEWED -> (1 + share) * Math.exp(random.nextGaussian());
            case MOSTLY_ZERO -> random.nextDouble() < ONE_IN * (1 + share) ? Math.exp(0.8 * random.nextGaussian()) : 0;
            case RATE -> random.nextDouble() < ONE_IN * (1 + share) ? 1 : 0;
        };
    }

    /** The outcome of a unit that stands there among all: rare things happen to those of low standing. */
    private double outcome(double share, double standing, SplittableRandom random) {
        return switch (shape) {
            case EVEN -> 10 + share + standing;
            case SKEWED -> (1 + share) * Math.exp(standing);
            case MOSTLY_ZERO ->
                Normal.cumulative(standing) < ONE_IN * (1 + share) ? Math.exp(0.8 * random.nextGaussian()) : 0;
            case RATE -> Normal.cumulative(standing) < ONE_IN * (1 + share) ? 1 : 0;
        };
    }

    /**
     * The share of experiments in which the interval for all looks is there and holds the truth of the first portfolio at each
     * of several looks: after each equal part of its units. A look without an interval does not count as held.
     */
    public double heldAtAllLooks(int runs, int looks, long seed) {
        return IntStream.range(0, runs)
                        .filter(r -> isHeldAtAllLooks(looks, seed + r))
                        .count()
                / (double) runs;
    }

    private boolean isHeldAtAllLooks(int looks, long seed) {
        for (int look = 1; look <= looks; look++) {
            var run = run(seed, size * look / looks);
            var effects = effects(run.units(), EffectSettings.USUAL);
            double truth = run.truth().getFirst();
            if (effects == null
                    || !(effects.portfolios().getFirst().estimates().always()
                            instanceof Outcome.Known<Interval>(var always))
                    || !always.holds(truth)) {
                return false;
            }
        }
        return true;
    }

    /** Runs it so many times with the seeds from the one given on. */
    public Coverage coverage(int runs, long seed) {
        var sums = new double[6];
        for (int r = 0; r < runs; r++) {
            var run = run(seed + r);
            var effects = effects(run.units(), EffectSettings.USUAL.once());
            sums[5] += portfolios;
            if (effects == null) {
                continue;
            }
            for (int p = 0; p < portfolios; p++) {
                var estimates = effects.portfolios().get(p).estimates();
                if (estimates.own() instanceof Outcome.Known<Interval> own
                        && estimates.pooled() instanceof Outcome.Known<Interval> pooled) {
                    sums[0]++;
                    add(sums, 1, own.value(), run.truth().get(p));
                    add(sums, 3, pooled.value(), run.truth().get(p));
                }
            }
        }
        return new Coverage(
                sums[1] / sums[0],
                sums[3] / sums[0],
                Math.sqrt(sums[2] / sums[0]),
                Math.sqrt(sums[4] / sums[0]),
                sums[0] / sums[5]);
    }

    private static void add(double[] sums, int at, Interval interval, double truth) {
        sums[at] += interval.holds(truth) ? 1 : 0;
        sums[at + 1] += (interval.estimate() - truth) * (interval.estimate() - truth);
    }

    private static @Nullable Effects effects(UnitOutcomes units, EffectSettings settings) {
        return Effects.of(units, Soundness.ASSUMED, settings) instanceof Outcome.Known<Effects> known
                ? known.value()
                : null;
    }

    /**
     * The share of experiments in which anything at all is called a gain or a loss, at any of several looks: after each equal
     * part of the units of each portfolio. With no true effect these are the false alarms.
     */
    public double alarms(int runs, int looks, EffectSettings settings, long seed) {
        return IntStream.range(0, runs)
                        .filter(r -> alarmed(looks, settings, seed + r))
                        .count()
                / (double) runs;
    }

    private boolean alarmed(int looks, EffectSettings settings, long seed) {
        for (int look = 1; look <= looks; look++) {
            var effects = effects(run(seed, size * look / looks).units(), settings);
            if (effects != null
                    && (effects.portfolios().stream().anyMatch(each -> each.verdict() != Verdict.CANNOT_TELL)
                            || effects.arms().stream()
                                    .anyMatch(each -> each.all().verdict() != Verdict.CANNOT_TELL))) {
                return true;
            }
        }
        return false;
    }
}
