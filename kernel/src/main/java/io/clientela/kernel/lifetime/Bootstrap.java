package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * The parametric bootstrap (Efron 1979): the model is fitted again and again to histories that it made itself, for customers
 * of the same ages. How much anything varies from fit to fit says how certain it is, without the delta method.
 */
public final class Bootstrap {

    private final Fit fit;
    private final List<Fit> replicates;

    private Bootstrap(Fit fit, List<Fit> replicates) {
        this.fit = fit;
        this.replicates = replicates;
    }

    /**
     * Fits the model anew, so many times.
     *
     * @param histories what the model was fitted on
     * @param replicates how many times, 2 or more
     * @param seed the same seed gives the same replicates
     * @param threads the number of platform threads; the result does not depend on it
     */
    public static Bootstrap of(Fit fit, Histories histories, int replicates, long seed, int threads) {
        if (replicates < 2) {
            throw new IllegalArgumentException("replicates: " + replicates);
        }
        double[] ages = new double[histories.customers()];
        Arrays.setAll(ages, i -> histories.times[histories.age[histories.place(i)]]);
        Fit[] fits = new Fit[replicates];
        long[] seeds = new SplittableRandom(seed).longs(replicates).toArray();
        try (var parallel = new Parallel(threads)) {
            parallel.run(replicates, i -> {
                var made = Simulation.of(fit.model(), fit.values(), ages, 0, seeds[i]);
                try (var alone = new Parallel(1)) {
                    fits[i] = Fitting.again(made, fit, alone);
                }
            });
        }
        return new Bootstrap(fit, List.of(fits));
    }

    /** The fits, one by one. */
    public Stream<Fit> replicates() {
        return replicates.stream();
    }

    /** The standard error of something that follows from a fit. */
    public double standardError(ToDoubleFunction<Fit> quantity) {
        double[] values = replicates.stream().mapToDouble(quantity).toArray();
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }

    /** The interval between two quantiles of something that follows from a fit, and its value for the fit itself. */
    public Interval interval(ToDoubleFunction<Fit> quantity, double level) {
        double[] values = replicates.stream().mapToDouble(quantity).sorted().toArray();
        double estimate = quantity.applyAsDouble(fit);
        double low = Samples.quantile(values, (1 - level) / 2);
        double high = Samples.quantile(values, (1 + level) / 2);
        return new Interval(Math.min(low, estimate), estimate, Math.max(high, estimate), level);
    }
}
