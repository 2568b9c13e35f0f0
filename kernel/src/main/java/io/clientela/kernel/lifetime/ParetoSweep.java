package io.clientela.kernel.lifetime;

import java.util.Arrays;

/**
 * The part of the Pareto/NBD likelihood that needs an integral, for all histories of one frequency.
 *
 * <p>A customer with R = r + x either lives at T, A = (α+T)^−R (β+T)^−s, or died at some y between t_x and T,
 * f(y) = (α+y)^−R (β+y)^−(s+1). The likelihood's last factor is D = A + s ∫ f(y) dy over (t_x, T): the integral that
 * Schmittlein, Morrison and Colombo (1987) write as a difference of two hypergeometric functions. Here it is a sum of
 * positive terms: Gauss-Legendre pieces from each recency and age to the next, added up from the far end, each scaled by
 * the value of f at its start. So nothing overflows, underflows or cancels, whatever the arguments, and the derivatives
 * by the parameters come from the same nodes.
 */
final class ParetoSweep {

    /** The places in the results of {@link #at}. */
    static final int LOG = 0;

    static final int ALIVE = 5;
    static final int LOG_ALIVE = 6;
    static final int SIZE = 10;

    private static final double NEGLIGIBLE = 45;
    private static final int MOMENTS = 5;

    private final Histories histories;
    private final int from;
    private final double[] points;
    private final int[] begin;
    private final int[] end;
    private final double[][] tail;
    private double r;
    private double alpha;
    private double s;
    private double beta;
    private double[] logAlpha = new double[0];
    private double[] logBeta = new double[0];

    /**
     * @param from the first distinct history, inclusive
     * @param to the last one, exclusive; all of one frequency
     */
    ParetoSweep(Histories histories, int from, int to) {
        this.histories = histories;
        this.from = from;
        int[] used = new int[2 * (to - from)];
        for (int i = from; i < to; i++) {
            used[2 * (i - from)] = histories.recency[i];
            used[2 * (i - from) + 1] = histories.age[i];
        }
        int[] sorted = used.clone();
        Arrays.sort(sorted);
        int kept = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (i == 0 || sorted[i] != sorted[i - 1]) {
                sorted[kept++] = sorted[i];
            }
        }
        int[] distinct = Arrays.copyOf(sorted, kept);
        points = new double[kept];
        Arrays.setAll(points, i -> histories.times[distinct[i]]);
        begin = new int[to - from];
        end = new int[to - from];
        for (int i = 0; i < begin.length; i++) {
            begin[i] = Arrays.binarySearch(distinct, used[2 * i]);
            end[i] = Arrays.binarySearch(distinct, used[2 * i + 1]);
        }
        tail = new double[MOMENTS][kept];
    }

    /** Computes the integrals for the parameters r, α, s and β; the results of {@link #at} hold for them. */
    void run(double[] parameter) {
        r = parameter[0] + (begin.length == 0 ? 0 : histories.frequency[from]);
        alpha = parameter[1];
        s = parameter[2];
        beta = parameter[3];
        logAlpha = logs(alpha);
        logBeta = logs(beta);
        double[] piece = new double[MOMENTS];
        for (int i = points.length - 2; i >= 0; i--) {
            integrate(i, piece);
            double ratio = ratio(i, i + 1);
            for (int m = 0; m < MOMENTS; m++) {
                tail[m][i] = piece[m] + ratio * tail[m][i + 1];
            }
        }
    }

    private double[] logs(double shift) {
        double[] out = new double[points.length];
        Arrays.setAll(out, i -> Math.log(shift + points[i]));
        return out;
    }

    /** f at one point over f at an earlier one. */
    private double ratio(int earlier, int later) {
        return Math.exp(-r * (logAlpha[later] - logAlpha[earlier]) - (s + 1) * (logBeta[later] - logBeta[earlier]));
    }

    /** The integrals of f times 1, ln(α+y), 1/(α+y), ln(β+y) and 1/(β+y) from one point to the next, over f at the first. */
    private void integrate(int i, double[] sums) {
        Arrays.fill(sums, 0);
        double y = points[i];
        double last = points[i + 1];
        double fallen = 0;
        while (y < last && fallen < NEGLIGIBLE) {
            double a = alpha + y;
            double b = beta + y;
            double rate = r / a + (s + 1) / b;
            double nearest = Math.min(a, b);
            double h = Math.min(last - y, Math.min(4 / rate, 0.75 * nearest));
            var rule = rule(Math.max(rate * h, h / nearest));
            for (int n = 0; n < rule.node.length; n++) {
                double da = a + h * rule.node[n];
                double db = b + h * rule.node[n];
                double la = Math.log(da);
                double lb = Math.log(db);
                fallen = r * (la - logAlpha[i]) + (s + 1) * (lb - logBeta[i]);
                double f = h * rule.weight[n] * Math.exp(-fallen);
                sums[0] += f;
                sums[1] += f * la;
                sums[2] += f / da;
                sums[3] += f * lb;
                sums[4] += f / db;
            }
            y = h >= last - y ? last : y + h;
        }
    }

    private static GaussLegendre rule(double width) {
        if (width < 0.003) {
            return GaussLegendre.TWO;
        }
        if (width < 0.02) {
            return GaussLegendre.THREE;
        }
        return width < 0.1 ? GaussLegendre.FOUR : GaussLegendre.EIGHT;
    }

    /**
     * What holds for one history.
     *
     * @param history its place among the distinct ones
     * @param out is filled with ln D, its derivatives by r, α, s and β, P(alive), and the derivatives of ln P(alive)
     */
    void at(int history, double[] out) {
        int i = begin[history - from];
        int j = end[history - from];
        double ratio = ratio(i, j);
        double alive = ratio * (beta + points[j]);
        double died = s * Math.max(0, tail[0][i] - ratio * tail[0][j]);
        double whole = alive + died;
        double p = alive / whole;
        double q = s / whole;
        double byR = q * (tail[1][i] - ratio * tail[1][j]);
        double byAlpha = q * r * (tail[2][i] - ratio * tail[2][j]);
        double byS = q * (tail[3][i] - ratio * tail[3][j]) - died / whole / s;
        double byBeta = q * (s + 1) * (tail[4][i] - ratio * tail[4][j]);
        double endAlpha = 1 / (alpha + points[j]);
        double endBeta = 1 / (beta + points[j]);
        out[LOG] = Math.log(whole) - r * logAlpha[i] - (s + 1) * logBeta[i];
        out[1] = -p * logAlpha[j] - byR;
        out[2] = -p * r * endAlpha - byAlpha;
        out[3] = -p * logBeta[j] - byS;
        out[4] = -p * s * endBeta - byBeta;
        out[ALIVE] = p;
        out[LOG_ALIVE] = -logAlpha[j] - out[1];
        out[LOG_ALIVE + 1] = -r * endAlpha - out[2];
        out[LOG_ALIVE + 2] = -logBeta[j] - out[3];
        out[LOG_ALIVE + 3] = -s * endBeta - out[4];
    }
}
