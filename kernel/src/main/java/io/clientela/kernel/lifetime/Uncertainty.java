package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import java.util.Arrays;

/**
 * What the uncertainty of the models' parameters does to sums of values: enough to say the interval of the value of any
 * group of customers, without the models at hand. Immutable.
 *
 * <p>The delta method: with g the sum of the customers' slopes (derivatives by the logarithms of the parameters), the
 * variance of their sum is gᵀ C g, and to it comes what each customer has of his own.
 */
public final class Uncertainty {

    /** The number of slopes of a value: four parameters of the purchases and three of the spend. */
    public static final int SLOPES = 7;

    private final double[][] covariance;
    private final double level;

    /**
     * @param covariance of the logarithms of the parameters, {@link #SLOPES} rows of as many
     * @param level of the intervals, above 0 and below 1
     * @throws IllegalArgumentException if the matrix has another size
     */
    public Uncertainty(double[][] covariance, double level) {
        if (covariance.length != SLOPES || Arrays.stream(covariance).anyMatch(row -> row.length != SLOPES)) {
            throw new IllegalArgumentException("not a covariance of " + SLOPES + " parameters");
        }
        Intervals.quantile(level);
        this.covariance = Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
        this.level = level;
    }

    /** That of two fitted models, which are independent of each other. */
    static Uncertainty of(Fit purchases, SpendFit spend, double level) {
        double[][] both = new double[SLOPES][SLOPES];
        double[][] first = purchases.covariance();
        double[][] second = spend.covariance();
        for (int i = 0; i < 4; i++) {
            System.arraycopy(first[i], 0, both[i], 0, 4);
        }
        for (int i = 0; i < 3; i++) {
            System.arraycopy(second[i], 0, both[4 + i], 4, 3);
        }
        return new Uncertainty(both, level);
    }

    /** The covariance, row by row. */
    public double[][] covariance() {
        return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
    }

    /** The level of the intervals. */
    public double level() {
        return level;
    }

    /**
     * The interval of a difference of two sums of values by the same parameters, on the plain scale.
     *
     * @param difference of the sums
     * @param slopes the difference of their slopes
     * @param own the variance that the difference has from what customers have of their own
     */
    public Interval difference(double difference, double[] slopes, double own) {
        return Intervals.sum(difference, Math.sqrt(Math.max(0, Symmetric.quadratic(covariance, slopes)) + own), level);
    }

    /**
     * The interval of a sum of values: on the scale of the logarithm, and on the plain one where some are below 0 and the sum
     * is less than two standard errors above it.
     *
     * @param sum of the values
     * @param slopes the sum of their slopes
     * @param own the sum of the variances that they have each of its own
     * @param someBelow whether a value is below 0
     */
    public Interval sum(double sum, double[] slopes, double own, boolean someBelow) {
        double error = Math.sqrt(Math.max(0, Symmetric.quadratic(covariance, slopes)) + own);
        return sum > 0 && (!someBelow || sum > 2 * error)
                ? Intervals.positive(sum, error / sum, level)
                : Intervals.sum(sum, error, level);
    }
}
