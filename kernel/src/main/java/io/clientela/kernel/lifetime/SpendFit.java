package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;

/** A fitted gamma-gamma model of what a customer spends on a purchase. Immutable. */
public final class SpendFit {

    /** The number of repeat buyers below which there is no fit. */
    public static final int FEWEST = 10;

    private static final List<String> NAMES = List.of("p", "q", "gamma");

    private final double[] theta;
    private final double p;
    private final double q;
    private final double gamma;
    private final double[][] covariance;
    private final boolean[] bound;
    private final double logLikelihood;
    private final int customers;

    private SpendFit(double[] theta, double[][] covariance, boolean[] bound, double logLikelihood, int customers) {
        this.theta = theta;
        this.p = Math.exp(theta[0]);
        this.q = Math.exp(theta[1]);
        this.gamma = Math.exp(theta[2]);
        this.covariance = covariance;
        this.bound = bound;
        this.logLikelihood = logLikelihood;
        this.customers = customers;
    }

    /**
     * Fits the model by maximum likelihood. q is kept above 1, since the mean spend of a new customer is not finite below.
     *
     * @return the fit, or why there can be none: {@code too-few-repeat-buyers}, {@code spend-does-not-vary}
     */
    public static Outcome<SpendFit> fit(Spends spends) {
        if (spends.customers() < FEWEST) {
            return new Outcome.Unknown<>(
                    "too-few-repeat-buyers", spends.customers() + " customers bought again, " + FEWEST + " are needed");
        }
        double mean = spends.meanAmount();
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (double each : spends.mean) {
            least = Math.min(least, each);
            most = Math.max(most, each);
        }
        if (most - least < 1e-9 * mean) {
            return new Outcome.Unknown<>("spend-does-not-vary", "every customer spends " + mean + " on a purchase");
        }
        double[] low = {Math.log(1e-3), Math.log(1.01), Math.log(1e-6 * mean)};
        double[] high = {Math.log(1e4), Math.log(1e4), Math.log(1e6 * mean)};
        var maximiser = new Maximiser(new GammaGammaLikelihood(spends), low, high);
        var starts = new ArrayList<double[]>();
        for (double[] start : new double[][] {{2, 3}, {6, 4}, {1, 1.5}, {20, 8}}) {
            double gamma = mean * (start[1] - 1) / start[0];
            starts.add(new double[] {Math.log(start[0]), Math.log(start[1]), Math.log(gamma)});
        }
        var top = maximiser.from(maximiser.best(starts));
        return new Outcome.Known<>(
                new SpendFit(top.theta(), Information.covariance(top), top.bound(), top.value(), spends.customers()));
    }

    /** p, q and γ with their standard errors. */
    public List<Parameter> parameters() {
        var out = new ArrayList<Parameter>();
        for (int i = 0; i < theta.length; i++) {
            double value = Math.exp(theta[i]);
            out.add(new Parameter(NAMES.get(i), value, value * Math.sqrt(covariance[i][i]), bound[i]));
        }
        return out;
    }

    /** The log-likelihood of the repeat buyers' mean amounts. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** The number of repeat buyers. */
    public int customers() {
        return customers;
    }

    /** Whether a parameter rests on a bound. */
    public boolean onBoundary() {
        return bound[0] || bound[1] || bound[2];
    }

    /**
     * The expected spend of a customer on a future purchase, with the interval that the uncertainty of p, q and γ leaves
     * (Fader and Hardie 2013, note 25, equation 5).
     *
     * @param frequency the number of repeat purchases, 0 or more
     * @param mean the mean amount of these; not looked at where there is none
     * @param level of the interval, such as 0.95
     */
    public Interval expectedSpend(int frequency, double mean, double level) {
        return Intervals.positive(expectedSpend(frequency, mean), Math.sqrt(logVariance(frequency, mean)), level);
    }

    /** The same without its interval. */
    public double expectedSpend(int frequency, double mean) {
        double total = gamma + (frequency == 0 ? 0 : frequency * mean);
        return p * total / (p * frequency + q - 1);
    }

    /** E[z²] of one amount and E[M²] of the customer's own mean; infinite where the model gives no variance. */
    double[] secondMoments(int frequency, double mean) {
        double total = gamma + (frequency == 0 ? 0 : frequency * mean);
        double shape = p * frequency + q;
        double squares = shape > 2 ? total * total / ((shape - 1) * (shape - 2)) : Double.POSITIVE_INFINITY;
        return new double[] {p * (p + 1) * squares, p * p * squares};
    }

    /** The variance of the logarithm of the expected spend. */
    double logVariance(int frequency, double mean) {
        return Math.max(0, Symmetric.quadratic(covariance, logGradient(frequency, mean)));
    }

    /** The covariance of the natural logarithms of p, q and γ, row by row; rows of parameters at a bound are 0. */
    public double[][] covariance() {
        double[][] out = new double[covariance.length][];
        for (int i = 0; i < out.length; i++) {
            out[i] = covariance[i].clone();
        }
        return out;
    }

    /** The variance of something with the given derivatives by the logarithms of p, q and γ. */
    double variance(double[] gradient) {
        return Math.max(0, Symmetric.quadratic(covariance, gradient));
    }

    /** The derivatives of the logarithm of the expected spend by the logarithms of p, q and γ. */
    double[] logGradient(int frequency, double mean) {
        double divisor = p * frequency + q - 1;
        double total = gamma + (frequency == 0 ? 0 : frequency * mean);
        return new double[] {1 - p * frequency / divisor, -q / divisor, gamma / total};
    }
}
