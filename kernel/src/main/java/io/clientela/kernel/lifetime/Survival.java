package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The shifted-beta-geometric model of contracts and subscriptions (Fader and Hardie 2007): at the end of each period a
 * customer leaves with a chance of his own, which is Beta(α, β) among customers. Immutable.
 */
public final class Survival {

    private static final double LEVEL = 0.95;

    private final double[] theta;
    private final double[][] covariance;
    private final boolean[] bound;
    private final double logLikelihood;

    private Survival(double[] theta, double[][] covariance, boolean[] bound, double logLikelihood) {
        this.theta = theta;
        this.covariance = covariance;
        this.bound = bound;
        this.logLikelihood = logLikelihood;
    }

    /** The likelihood (Fader and Hardie 2007, equations 5, 6 and B3). */
    private static final class Likelihood implements Objective {

        private final long[] left;
        private final long[] stayed;

        Likelihood(long[] left, long[] stayed) {
            this.left = left;
            this.stayed = stayed;
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public double evaluate(double[] theta, double[] gradient) {
            double alpha = Math.exp(theta[0]);
            double beta = Math.exp(theta[1]);
            double value = 0;
            double byAlpha = 0;
            double byBeta = 0;
            for (int t = 0; t < left.length; t++) {
                double n = left[t];
                double all = n + stayed[t];
                double survived = t - 1;
                value += n == 0 ? 0 : n * (theta[0] + Gammas.logRatio(beta, survived));
                value += stayed[t] * Gammas.logRatio(beta, t) - all * Gammas.logRatio(alpha + beta, t);
                double both = all * (Gammas.digamma(alpha + beta + t) - Gammas.digamma(alpha + beta));
                byAlpha += n / alpha - both;
                byBeta += stayed[t] * (Gammas.digamma(beta + t) - Gammas.digamma(beta)) - both;
                byBeta += n == 0 ? 0 : n * (Gammas.digamma(beta + survived) - Gammas.digamma(beta));
            }
            gradient[0] = byAlpha * alpha;
            gradient[1] = byBeta * beta;
            return value;
        }
    }

    /**
     * Fits the model.
     *
     * @param left by period, how many customers left at its end; the first entry is period 0 and must be 0
     * @param stayed by number of periods survived, how many customers were last seen as customers then
     * @return the fit, or why there can be none: {@code nobody-left}, {@code nobody-stayed}
     * @throws IllegalArgumentException if the lengths differ, a number is below 0 or someone left in period 0
     */
    public static Outcome<Survival> fit(long[] left, long[] stayed) {
        if (left.length != stayed.length || left.length < 2 || left[0] != 0) {
            throw new IllegalArgumentException("left and stayed by period from 0, of one length");
        }
        long gone = 0;
        long survived = 0;
        for (int t = 0; t < left.length; t++) {
            if (left[t] < 0 || stayed[t] < 0) {
                throw new IllegalArgumentException("a number below 0 in period " + t);
            }
            gone += left[t];
            survived += t * stayed[t] + Math.max(0, t - 1) * left[t];
        }
        if (gone == 0) {
            return new Outcome.Unknown<>("nobody-left", "no customer left: nothing says how long they stay");
        }
        if (survived == 0) {
            return new Outcome.Unknown<>("nobody-stayed", "no customer stayed for a second period");
        }
        double[] edge = {Math.log(1e-4), Math.log(1e5)};
        var maximiser = new Maximiser(
                new Likelihood(left.clone(), stayed.clone()),
                new double[] {edge[0], edge[0]},
                new double[] {edge[1], edge[1]});
        double odds = Math.log((double) gone / survived);
        var starts = List.of(new double[] {0, -odds}, new double[] {-1, -1 - odds}, new double[] {2, 2 - odds});
        var top = maximiser.from(maximiser.best(starts));
        return new Outcome.Known<>(new Survival(top.theta(), Information.covariance(top), top.bound(), top.value()));
    }

    /**
     * Fits the model to purchases that come by contract: who has been silent for more than one and a half periods has left.
     *
     * @param periodDays the days from one purchase to the next, 1 or more
     */
    public static Outcome<Survival> fit(Observation observation, int periodDays) {
        if (periodDays < 1) {
            throw new IllegalArgumentException("a period below one day: " + periodDays);
        }
        int most = 1;
        int[] survived = new int[observation.size()];
        for (int i = 0; i < survived.length; i++) {
            int days = observation.first(i).until(observation.last(i));
            survived[i] = Math.round((float) days / periodDays);
            most = Math.max(most, survived[i] + 1);
        }
        long[] left = new long[most + 1];
        long[] stayed = new long[most + 1];
        for (int i = 0; i < survived.length; i++) {
            if (observation.last(i).until(observation.until()) > 1.5 * periodDays) {
                left[survived[i] + 1]++;
            } else {
                stayed[survived[i]]++;
            }
        }
        return fit(left, stayed);
    }

    /** α and β with their standard errors. */
    public List<Parameter> parameters() {
        var names = List.of("alpha", "beta");
        var out = new ArrayList<Parameter>();
        for (int i = 0; i < 2; i++) {
            double value = Math.exp(theta[i]);
            out.add(new Parameter(names.get(i), value, value * Math.sqrt(covariance[i][i]), bound[i]));
        }
        return out;
    }

    /** The log-likelihood. */
    public double logLikelihood() {
        return logLikelihood;
    }

    /** The chance that a new customer still is one after so many periods (equation 6), with its 95 % interval. */
    public Interval survivor(int periods) {
        double alpha = Math.exp(theta[0]);
        double beta = Math.exp(theta[1]);
        double share = Math.exp(Gammas.logRatio(beta, periods) - Gammas.logRatio(alpha + beta, periods));
        double both = Gammas.digamma(alpha + beta) - Gammas.digamma(alpha + beta + periods);
        double[] gradient = {both * alpha, (both + Gammas.digamma(beta + periods) - Gammas.digamma(beta)) * beta};
        return Intervals.share(share, Math.sqrt(Symmetric.quadratic(covariance, gradient)), LEVEL);
    }

    /** The chance that a customer of so many periods stays for one more (equation 8). */
    public double retention(int periods) {
        double alpha = Math.exp(theta[0]);
        double beta = Math.exp(theta[1]);
        return (beta + periods) / (alpha + beta + periods);
    }

    /**
     * The number of further periods that a customer will stay, later ones counting less (Fader and Hardie 2010, equation 7, as
     * a sum), with its 95 % interval.
     *
     * @param survived the periods he has survived, 0 or more
     * @param horizon how many further periods count at most
     * @param discount for one period, 0 or more: the k-th further period counts (1 + discount)^−(k−1)
     */
    public Interval remaining(int survived, int horizon, double discount) {
        double alpha = Math.exp(theta[0]);
        double beta = Math.exp(theta[1]);
        double term = 1;
        double[] slope = new double[2];
        double[] gradient = new double[2];
        double sum = 0;
        for (int k = 0; k < horizon && term > 1e-17 * sum; k++) {
            double end = 1 / (alpha + beta + survived + k);
            term *= (beta + survived + k) * end / (k == 0 ? 1 : 1 + discount);
            slope[0] -= alpha * end;
            slope[1] += beta * (1 / (beta + survived + k) - end);
            sum += term;
            gradient[0] += term * slope[0];
            gradient[1] += term * slope[1];
        }
        if (sum == 0) {
            return Intervals.sum(0, 0, LEVEL);
        }
        double error = Math.sqrt(Math.max(0, Symmetric.quadratic(covariance, gradient))) / sum;
        return Intervals.positive(sum, error, LEVEL);
    }
}
