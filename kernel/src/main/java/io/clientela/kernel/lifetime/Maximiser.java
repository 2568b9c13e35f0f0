package io.clientela.kernel.lifetime;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the maximum of an {@link Objective} in a box, from several starts.
 *
 * <p>Newton's method with a damped Hessian (Levenberg 1944, Marquardt 1963): the Hessian comes from differences of the
 * analytic gradient; a step is at most {@link #LONGEST} long; coordinates at a bound that want to leave the box rest there.
 */
final class Maximiser {

    private static final double LONGEST = 2;
    private static final double STEP = 1e-4;
    private static final int ROUNDS = 200;

    private final Objective objective;
    private final double[] low;
    private final double[] high;

    /** What was found. */
    static final class Maximum {

        private final double[] theta;
        private final double value;
        private final double[][] hessian;
        private final boolean[] bound;
        private final boolean converged;

        private Maximum(double[] theta, double value, double[][] hessian, boolean[] bound, boolean converged) {
            this.theta = theta;
            this.value = value;
            this.hessian = hessian;
            this.bound = bound;
            this.converged = converged;
        }

        /** The point. */
        double[] theta() {
            return theta;
        }

        /** The value there. */
        double value() {
            return value;
        }

        /** The second derivatives there. */
        double[][] hessian() {
            return hessian;
        }

        /** By coordinate, whether it rests at the edge of the box. */
        boolean[] bound() {
            return bound;
        }

        /** Whether the method came to rest, and not merely to the end of its rounds. */
        boolean converged() {
            return converged;
        }
    }

    Maximiser(Objective objective, double[] low, double[] high) {
        this.objective = objective;
        this.low = low;
        this.high = high;
    }

    /** The point that is best of those reached from the starts, without its Hessian. */
    double[] best(List<double[]> starts) {
        double[] best = starts.getFirst();
        double top = Double.NEGATIVE_INFINITY;
        for (double[] start : starts) {
            var found = climb(start);
            if (found.value() > top) {
                top = found.value();
                best = found.theta();
            }
        }
        return best;
    }

    /** Climbs from one start; the Hessian at the end is taken by central differences. */
    Maximum from(double[] start) {
        var found = climb(start);
        double[] gradient = new double[objective.size()];
        double value = objective.evaluate(found.theta(), gradient);
        return new Maximum(
                found.theta(), value, hessian(found.theta(), gradient, 1e-3, true), found.bound(), found.converged());
    }

    private Maximum climb(double[] start) {
        int n = objective.size();
        double[] theta = clamp(start);
        double[] gradient = new double[n];
        double value = objective.evaluate(theta, gradient);
        double damping = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double[][] hessian = hessian(theta, gradient, STEP, false);
            boolean[] rests = rests(theta, gradient);
            double scale = scale(hessian);
            while (true) {
                double[] step = step(hessian, gradient, rests, damping * scale);
                if (step.length == 0) {
                    damping = Math.max(1e-3, damping * 8);
                    continue;
                }
                double gain = dot(gradient, step);
                if (gain < 2e-9 + 1e-14 * Math.abs(value) || damping > 1e12) {
                    return new Maximum(theta, value, hessian, rests, damping <= 1e12);
                }
                shorten(step);
                double[] next = clamp(add(theta, step));
                double[] nextGradient = new double[n];
                double nextValue = objective.evaluate(next, nextGradient);
                if (nextValue >= value) {
                    boolean good = nextValue - value > gain / 8;
                    damping = good ? damping / 8 : damping;
                    damping = damping < 1e-6 ? 0 : damping;
                    theta = next;
                    gradient = nextGradient;
                    value = nextValue;
                    break;
                }
                damping = Math.max(1e-3, damping * 8);
            }
        }
        return new Maximum(theta, value, new double[0][], rests(theta, gradient), false);
    }

    private double[][] hessian(double[] theta, double[] gradient, double step, boolean central) {
        int n = theta.length;
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] up = new double[n];
            objective.evaluate(moved(theta, i, step), up);
            double[] down = gradient;
            if (central) {
                down = new double[n];
                objective.evaluate(moved(theta, i, -step), down);
            }
            rows[i] = new double[n];
            for (int j = 0; j < n; j++) {
                rows[i][j] = (up[j] - down[j]) / (central ? 2 * step : step);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                rows[i][j] = rows[j][i] = (rows[i][j] + rows[j][i]) / 2;
            }
        }
        return rows;
    }

    /** The damped Newton step on the coordinates that are free, or an empty array where the damping is too small. */
    private static double[] step(double[][] hessian, double[] gradient, boolean[] rests, double damping) {
        int n = gradient.length;
        double[][] matrix = new double[n][n];
        double[] right = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = rests[i] || rests[j] ? 0 : -hessian[i][j];
            }
            matrix[i][i] = rests[i] ? 1 : damping - hessian[i][i];
            right[i] = rests[i] ? 0 : gradient[i];
        }
        double[][] lower = Symmetric.cholesky(matrix);
        return lower.length == 0 ? new double[0] : Symmetric.solve(lower, right);
    }

    private boolean[] rests(double[] theta, double[] gradient) {
        boolean[] out = new boolean[theta.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (theta[i] <= low[i] && gradient[i] <= 0) || (theta[i] >= high[i] && gradient[i] >= 0);
        }
        return out;
    }

    private static double scale(double[][] hessian) {
        double most = 1e-300;
        for (int i = 0; i < hessian.length; i++) {
            most = Math.max(most, Math.abs(hessian[i][i]));
        }
        return most;
    }

    private static void shorten(double[] step) {
        double length = Math.sqrt(dot(step, step));
        if (length > LONGEST) {
            for (int i = 0; i < step.length; i++) {
                step[i] *= LONGEST / length;
            }
        }
    }

    private double[] clamp(double[] theta) {
        double[] out = new double[theta.length];
        Arrays.setAll(out, i -> Math.clamp(theta[i], low[i], high[i]));
        return out;
    }

    private static double[] add(double[] a, double[] b) {
        double[] out = new double[a.length];
        Arrays.setAll(out, i -> a[i] + b[i]);
        return out;
    }

    private static double[] moved(double[] theta, int at, double by) {
        double[] out = theta.clone();
        out[at] += by;
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
