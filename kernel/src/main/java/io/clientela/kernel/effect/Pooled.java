package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * The effects of many portfolios, each drawn towards the mean of all as far as its own data are weak.
 *
 * <p>y(i) ~ N(θ(i), v(i)), θ(i) ~ N(μ, A); μ is flat, A is flat on (0, ∞) (Morris and Tang 2011, section 3: intervals with this prior hold
 * the truth about as often as they say, those with A set to its estimate less often). Given A, B(i) = v(i)/(v(i) + A):
 *
 * <pre>
 * E θ(i) = (1 - B(i)) y(i) + B(i) μ(A)
 * Var θ(i) = v(i) (1 - B(i)) + B(i)² / Σ 1/(v + A)
 * p(A) ∝ Π (v + A)^-½ · (Σ 1/(v + A))^-½ · exp(-Q(A)/2)
 * </pre>
 *
 * (Gelman et al., <i>Bayesian Data Analysis</i>, 3rd ed. 2013, equations 5.17, 5.20 and 5.21). Means and variances are averaged over p(A), the
 * variance of the means added: so the interval carries that μ and A are learned from the portfolios themselves.
 *
 * @param mean the mean effect μ over portfolios, each counted once
 * @param between how much the true effects differ
 * @param drawn the drawn effects, in the order given
 */
public record Pooled(Interval mean, Between between, List<Interval> drawn) {

    /** Fewer portfolios than these teach nothing of how much they differ, and are not drawn. */
    public static final int FEWEST = 4;

    private static final int NODES = 200;

    public Pooled {
        drawn = List.copyOf(drawn);
    }

    /**
     * Draws estimates together.
     *
     * @param estimates at least {@link #FEWEST}
     * @param variances of the estimates, above 0
     * @param level of the intervals
     */
    public static Pooled of(double[] estimates, double[] variances, double level) {
        return of(estimates, variances, 0, level);
    }

    /**
     * Draws estimates together whose errors are not quite normal.
     *
     * @param peak the excess of the fourth standardised moment of the errors, on average
     */
    static Pooled of(double[] estimates, double[] variances, double peak, double level) {
        if (estimates.length < FEWEST || estimates.length != variances.length) {
            throw new IllegalArgumentException(estimates.length + " estimates, " + variances.length + " variances");
        }
        var between = Between.of(estimates, variances, level);
        var nodes = nodes(estimates, variances, between);
        double power = 1 / Math.clamp(1 + peak / 2, 1, Math.max(1, (estimates.length - 1) / 3.0));
        var weights = weights(estimates, variances, nodes, power);
        double z = Normal.exceededWith((1 - level) / 2);
        var drawn = new ArrayList<Interval>();
        for (int i = 0; i < estimates.length; i++) {
            drawn.add(average(estimates, variances, nodes, weights, i).interval(z, level));
        }
        return new Pooled(average(estimates, variances, nodes, weights, -1).interval(z, level), between, drawn);
    }

    /** Values of A and what depends on them alone: A, the part of dA, μ(A), Σ 1/(v + A). */
    private record Node(double a, double part, double mean, double precision) {}

    private record Moments(double mean, double variance) {

        Interval interval(double z, double level) {
            double half = z * Math.sqrt(variance);
            return new Interval(mean - half, mean, mean + half, level);
        }
    }

    /** A = s u/(1 - u) with u evenly from 0 to 1, s about as large as A and v. */
    private static Node[] nodes(double[] y, double[] v, Between between) {
        double usual = between.deviation().estimate();
        double s = usual * usual + java.util.Arrays.stream(v).sorted().toArray()[v.length / 2];
        var nodes = new Node[NODES];
        for (int j = 0; j < NODES; j++) {
            double u = (j + 0.5) / NODES;
            double a = s * u / (1 - u);
            double precision = 0;
            for (double variance : v) {
                precision += 1 / (variance + a);
            }
            nodes[j] = new Node(a, s / ((1 - u) * (1 - u)), Between.mean(y, v, a), precision);
        }
        return nodes;
    }

    private static double[] weights(double[] y, double[] v, Node[] nodes, double power) {
        var logs = new double[nodes.length];
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < nodes.length; j++) {
            var node = nodes[j];
            double log = -Math.log(node.precision()) / 2;
            for (int i = 0; i < y.length; i++) {
                double total = v[i] + node.a();
                double away = y[i] - node.mean();
                log -= (Math.log(total) + away * away / total) / 2;
            }
            logs[j] = power * log + Math.log(node.part());
            most = Math.max(most, logs[j]);
        }
        double sum = 0;
        for (int j = 0; j < logs.length; j++) {
            logs[j] = Math.exp(logs[j] - most);
            sum += logs[j];
        }
        for (int j = 0; j < logs.length; j++) {
            logs[j] /= sum;
        }
        return logs;
    }

    /** Mean and variance of θ(i), or of μ for -1, averaged over A. */
    private static Moments average(double[] y, double[] v, Node[] nodes, double[] weights, int i) {
        double mean = 0;
        double square = 0;
        double own = 0;
        double from = i < 0 ? nodes[0].mean() : y[i];
        for (int j = 0; j < nodes.length; j++) {
            var node = nodes[j];
            double b = i < 0 ? 1 : v[i] / (v[i] + node.a());
            double away = b * (node.mean() - from);
            own += weights[j] * ((i < 0 ? 0 : v[i] * (1 - b)) + b * b / node.precision());
            mean += weights[j] * away;
            square += weights[j] * away * away;
        }
        return new Moments(from + mean, own + Math.max(0, square - mean * mean));
    }
}
