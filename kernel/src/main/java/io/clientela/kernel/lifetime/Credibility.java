package io.clientela.kernel.lifetime;

/**
 * Shares of many groups, each shrunk to the mean of all as far as little is known of it: the credibility model of Bühlmann
 * and Straub (1970). Immutable.
 *
 * <p>A group's share in period j has a mean of the group's own and the variance σ²/w_j; the groups' means vary by τ² about
 * the mean of all. With w the sum of a group's weights its estimate is Z X + (1 − Z) m, Z = w / (w + σ²/τ²), and its mean
 * squared error τ² (1 − Z). σ² and τ² are estimated without bias from the spread inside groups and between them; m is the
 * mean of the groups weighted by Z. Where groups do not differ more than chance makes them, τ² is 0 and all get m.
 */
public final class Credibility {

    private final double[] weight;
    private final double[] own;
    private final double mean;
    private final double within;
    private final double between;

    private Credibility(double[] weight, double[] own, double mean, double within, double between) {
        this.weight = weight;
        this.own = own;
        this.mean = mean;
        this.within = within;
        this.between = between;
    }

    /**
     * Estimates the shares.
     *
     * @param groups the number of groups, those without an observation included
     * @param group the group of each observation, from 0
     * @param weight of each observation, above 0
     * @param value of each observation
     * @throws IllegalArgumentException if a weight is not above 0, a value is not finite or the lengths differ
     */
    public static Credibility of(int groups, int[] group, double[] weight, double[] value) {
        if (group.length != weight.length || group.length != value.length) {
            throw new IllegalArgumentException(
                    "columns of " + group.length + ", " + weight.length + " and " + value.length);
        }
        double[] sums = new double[groups];
        double[] means = new double[groups];
        int[] periods = new int[groups];
        for (int i = 0; i < group.length; i++) {
            if (!(weight[i] > 0) || !Double.isFinite(weight[i]) || !Double.isFinite(value[i])) {
                throw new IllegalArgumentException("not an observation: " + value[i] + " of weight " + weight[i]);
            }
            sums[group[i]] += weight[i];
            means[group[i]] += weight[i] * value[i];
            periods[group[i]]++;
        }
        double inside = 0;
        for (int g = 0; g < groups; g++) {
            means[g] = sums[g] > 0 ? means[g] / sums[g] : 0;
        }
        for (int i = 0; i < group.length; i++) {
            double off = value[i] - means[group[i]];
            inside += weight[i] * off * off;
        }
        return of(sums, means, periods, inside);
    }

    private static Credibility of(double[] sums, double[] means, int[] periods, double inside) {
        double all = 0;
        double squares = 0;
        double mean = 0;
        int seen = 0;
        int spare = 0;
        for (int g = 0; g < sums.length; g++) {
            all += sums[g];
            squares += sums[g] * sums[g];
            mean += sums[g] * means[g];
            seen += periods[g] > 0 ? 1 : 0;
            spare += Math.max(0, periods[g] - 1);
        }
        mean = all > 0 ? mean / all : 0;
        double within = spare > 0 ? inside / spare : 0;
        double spread = 0;
        for (int g = 0; g < sums.length; g++) {
            spread += sums[g] * (means[g] - mean) * (means[g] - mean);
        }
        double divisor = all * all - squares;
        double between =
                spare > 0 && seen > 1 && divisor > 0 ? Math.max(0, all * (spread - (seen - 1) * within) / divisor) : 0;
        double centre = between > 0 ? centre(sums, means, within / between) : mean;
        return new Credibility(sums, means, centre, within, between);
    }

    private static double centre(double[] sums, double[] means, double ratio) {
        double top = 0;
        double bottom = 0;
        for (int g = 0; g < sums.length; g++) {
            double factor = sums[g] > 0 ? sums[g] / (sums[g] + ratio) : 0;
            top += factor * means[g];
            bottom += factor;
        }
        return top / bottom;
    }

    /** The number of groups. */
    public int groups() {
        return weight.length;
    }

    /** The mean to which the groups are shrunk; 0 where there is no observation at all. */
    public double mean() {
        return mean;
    }

    /** σ²: the variance inside a group of an observation of weight 1; 0 where no group has two observations. */
    public double within() {
        return within;
    }

    /** τ²: the variance of the groups' means. */
    public double between() {
        return between;
    }

    /** Z: how far a group's own observations are believed, from 0 to 1. */
    public double factor(int group) {
        if (between == 0 || weight[group] == 0) {
            return 0;
        }
        return weight[group] / (weight[group] + within / between);
    }

    /** The group's share. */
    public double estimate(int group) {
        double factor = factor(group);
        return factor * own[group] + (1 - factor) * mean;
    }

    /** The mean squared error of the group's share, the mean of all taken as known. */
    public double error(int group) {
        return between * (1 - factor(group));
    }
}
