package io.clientela.kernel.lifetime;

import java.util.Arrays;

/**
 * The future under Pareto/NBD. Given life at T, the rate is Gamma(R, A) with R = r + x, A = α + T, and the customer still is
 * one at T + u with chance S(u) = (B/(B+u))^s, B = β + T. Hence E[Y] = R/A ∫ S(u) du (Fader and Hardie 2005, note 9,
 * equation 41, without its pole at s = 1), and the discounted number has e^(−δu) under the integral.
 */
final class ParetoFuture implements Future {

    private static final double NEGLIGIBLE = 45;
    private static final int PIECES = 4;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;

    ParetoFuture(double[] parameter) {
        this.r = parameter[0];
        this.alpha = parameter[1];
        this.s = parameter[2];
        this.beta = parameter[3];
    }

    @Override
    public void at(int frequency, double age, double horizon, double discount, double[] out) {
        Arrays.fill(out, 0);
        double shape = r + frequency;
        double scale = alpha + age;
        double rate = shape / scale;
        double b = beta + age;
        // u = B (e^v − 1)
        double last = Math.log1p(horizon / b);
        double reach = s > 1 ? Math.min(last, NEGLIGIBLE / (s - 1)) : last;
        var rule = GaussLegendre.SIXTEEN;
        double squares = 0;
        for (int i = 0; i < rule.node.length; i++) {
            double v = reach * rule.node[i];
            double u = b * Math.expm1(v);
            double weight = rule.weight[i] * reach * b * Math.exp((1 - s) * v);
            squares += 2 * u * weight;
            double byBeta = s * u / (b * (b + u));
            double worth = weight * Math.exp(-discount * u);
            out[EXPECTED] += weight;
            out[EXPECTED + 3] -= v * weight;
            out[EXPECTED + 4] += byBeta * weight;
            out[DISCOUNTED] += worth;
            out[DISCOUNTED + 3] -= v * worth;
            out[DISCOUNTED + 4] += byBeta * worth;
        }
        out[SECOND_MOMENT] = rate * out[EXPECTED] + shape * (shape + 1) / (scale * scale) * squares;
        for (int place : new int[] {EXPECTED, DISCOUNTED}) {
            out[place + 1] = out[place] / scale;
            out[place + 2] = -rate / scale * out[place];
            out[place] *= rate;
            out[place + 3] *= rate;
            out[place + 4] *= rate;
        }
    }

    @Override
    public double[] exceeding(int frequency, double age, double horizon) {
        double shape = r + frequency;
        double scale = alpha + age;
        double b = beta + age;
        double last = Math.log1p(horizon / scale);
        var rule = GaussLegendre.SIXTEEN;
        int n = PIECES * rule.node.length;
        double[] u = new double[n];
        double[] logPmf = new double[n];
        double[] weight = new double[n];
        for (int i = 0; i < n; i++) {
            int piece = i / rule.node.length;
            double v = last * (piece + rule.node[i % rule.node.length]) / PIECES;
            u[i] = scale * Math.expm1(v);
            logPmf[i] = -shape * v;
            // du (R + j)/(A + u) = (R + j) dv
            weight[i] = last / PIECES * rule.weight[i % rule.node.length] * Math.exp(-s * Math.log1p(u[i] / b));
        }
        double[] out = new double[16];
        for (int j = 0; ; j++) {
            if (j == out.length) {
                out = Arrays.copyOf(out, 2 * j);
            }
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += weight[i] * (shape + j) * Math.exp(logPmf[i]);
                logPmf[i] += Math.log(u[i] / (scale + u[i]) * (shape + j) / (j + 1));
            }
            out[j] = Math.min(sum, j == 0 ? 1 : out[j - 1]);
            if (out[j] < 1e-9) {
                return Arrays.copyOf(out, j + 1);
            }
        }
    }
}
