package io.clientela.kernel.lifetime;

import java.util.Arrays;

/**
 * Which share of its spend each customer leaves to the firm, with the mean squared error of that share. Immutable.
 *
 * <p>Shares are from −1 to 1: below 0 a customer costs more than he brings.
 */
public final class Margins {

    private final double[] shares;
    private final double[] errors;

    private Margins(double[] shares, double[] errors) {
        this.shares = shares;
        this.errors = errors;
    }

    /**
     * Shares by place.
     *
     * @param shares from −1 to 1
     * @param errors their mean squared errors, 0 or more
     */
    public static Margins of(double[] shares, double[] errors) {
        if (shares.length != errors.length) {
            throw new IllegalArgumentException("columns of " + shares.length + " and " + errors.length);
        }
        for (int i = 0; i < shares.length; i++) {
            if (!(Math.abs(shares[i]) <= 1) || !(errors[i] >= 0)) {
                throw new IllegalArgumentException("not a margin share: " + shares[i] + " with error " + errors[i]);
            }
        }
        return new Margins(shares.clone(), errors.clone());
    }

    /**
     * The same share for all, taken as known.
     *
     * @param share above 0 and up to 1; 1 values the spend itself
     */
    public static Margins same(double share, int customers) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("not a margin share above 0 and up to 1: " + share);
        }
        double[] shares = new double[customers];
        Arrays.fill(shares, share);
        return new Margins(shares, new double[customers]);
    }

    /** The number of customers. */
    public int customers() {
        return shares.length;
    }

    /** The share of the customer at a place. */
    public double share(int place) {
        return shares[place];
    }

    /** The mean squared error of that share. */
    public double error(int place) {
        return errors[place];
    }
}
