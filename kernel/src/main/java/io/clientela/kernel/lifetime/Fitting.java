package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Fits the models of purchases. */
public final class Fitting {

    /** The number of repeat buyers below which the usual among firms is added to the data. */
    public static final int FEW_REPEAT_BUYERS = 100;

    private static final int SAMPLE = 4_000;
    private static final double OPEN = Math.log(20) / 1.96;

    private final ModelKind kind;
    private final Histories histories;
    private final double[] low = new double[4];
    private final double[] high = new double[4];

    private Fitting(ModelKind kind, Histories histories) {
        this.kind = kind;
        this.histories = histories;
        double span = histories.times.length == 0 ? 1 : histories.times[histories.times.length - 1];
        for (int i = 0; i < 4; i++) {
            boolean time = i == 1 || (i == 3 && kind == ModelKind.PARETO_NBD);
            low[i] = Math.log(1e-4 * (time ? span : 1));
            high[i] = Math.log(1e4 * (time ? span : 1));
        }
    }

    /**
     * Fits a model by maximum likelihood, or in the shrunk form where there are fewer than {@link #FEW_REPEAT_BUYERS}.
     *
     * @param threads the number of platform threads; the result does not depend on it
     * @return the fit, or why there can be none: {@code no-customers}, {@code no-repeat-buyers}
     */
    public static Outcome<Fit> fit(Histories histories, ModelKind kind, int threads) {
        var form = histories.repeatBuyers() < FEW_REPEAT_BUYERS ? FitForm.SHRUNK : FitForm.MAXIMUM_LIKELIHOOD;
        return fit(histories, kind, form, threads);
    }

    /** Fits a model in the given form; otherwise as {@link #fit(Histories, ModelKind, int)}. */
    public static Outcome<Fit> fit(Histories histories, ModelKind kind, FitForm form, int threads) {
        if (histories.customers() == 0) {
            return new Outcome.Unknown<>("no-customers", "there are no customers with a purchase");
        }
        if (histories.repeatBuyers() == 0) {
            return new Outcome.Unknown<>(
                    "no-repeat-buyers", "none of " + histories.customers() + " customers bought on a second day");
        }
        try (var parallel = new Parallel(threads)) {
            return new Outcome.Known<>(new Fitting(kind, histories).run(form, parallel));
        }
    }

    /** Fits anew from a start that is near, for one replicate of a bootstrap. */
    static Fit again(Histories histories, Fit start, Parallel parallel) {
        var fitting = new Fitting(start.model(), histories);
        return fitting.climb(start.form(), start.theta(), parallel);
    }

    private Fit run(FitForm form, Parallel parallel) {
        var sample = histories.sample(SAMPLE);
        var coarse = new Maximiser(objective(sample, form, parallel), low, high);
        return climb(form, coarse.best(starts()), parallel);
    }

    private Fit climb(FitForm form, double[] start, Parallel parallel) {
        var objective = objective(histories, form, parallel);
        var top = new Maximiser(objective, low, high).from(start);
        double own = top.value();
        if (objective instanceof Prior) {
            own = kind.likelihood(histories, parallel).evaluate(top.theta(), new double[4]);
        }
        double[][] covariance = Information.covariance(top);
        boolean flat = !top.converged();
        for (int i = 0; i < 4; i++) {
            flat |= covariance[i][i] > OPEN * OPEN;
        }
        return new Fit(kind, form, top.theta(), covariance, top.bound(), own, histories.customers(), flat);
    }

    private Objective objective(Histories of, FitForm form, Parallel parallel) {
        var likelihood = kind.likelihood(of, parallel);
        return form == FitForm.SHRUNK ? Prior.of(kind, likelihood, rate()) : likelihood;
    }

    /** Repeat purchases per customer and unit of time, never 0. */
    private double rate() {
        return Math.max(0.5, (double) histories.repeatPurchases()) / Math.max(histories.exposure(), 1e-9);
    }

    private List<double[]> starts() {
        double rate = rate();
        double[][] leaving = kind == ModelKind.PARETO_NBD
                ? new double[][] {{0.6, 0.6 / (0.5 * rate)}, {0.2, 0.2 / (0.1 * rate)}, {2, 2 / rate}}
                : new double[][] {{0.8, 2.4}, {0.1, 2}, {3, 4}};
        var out = new ArrayList<double[]>();
        for (int i = 0; i < leaving.length; i++) {
            double shape = i == 2 ? 2 : 0.5;
            out.add(new double[] {
                Math.log(shape), Math.log(shape / (1.5 * rate)), Math.log(leaving[i][0]), Math.log(leaving[i][1])
            });
        }
        return out;
    }
}
