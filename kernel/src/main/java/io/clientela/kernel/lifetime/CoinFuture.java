package io.clientela.kernel.lifetime;

import java.util.Arrays;

/**
 * The future under BG/NBD and MBG/NBD.
 *
 * <p>Given life at T, the rate is Gamma(R, A) with R = r + x, A = α + T, and the chance to leave Beta(a, c), c = b + the
 * tosses survived. Purchase j + 1 comes if a customer who never leaves bought more than j times, and j tosses were
 * survived: P(Y > j) = v_j P(N > j), v_j = B(a, c+j)/B(a, c), N negative binomial. Hence E[Y] = Σ v_j P(N > j): the
 * expectation of Fader, Hardie and Lee (2005, equation 10) without its hypergeometric function and without its pole at
 * a = 1; all terms are positive.
 */
final class CoinFuture implements Future {

    private static final double LOWEST = -690;
    private static final double NEGLIGIBLE = 1e-16;

    private final double r;
    private final double alpha;
    private final double a;
    private final double b;
    private final int extra;

    CoinFuture(double[] parameter, int extra) {
        this.r = parameter[0];
        this.alpha = parameter[1];
        this.a = parameter[2];
        this.b = parameter[3];
        this.extra = extra;
    }

    @Override
    public void at(int frequency, double age, double horizon, double discount, double[] out) {
        Arrays.fill(out, 0);
        add(frequency, age, horizon, 1, EXPECTED, out);
        if (discount == 0) {
            System.arraycopy(out, EXPECTED, out, DISCOUNTED, 5);
            return;
        }
        // ∫ e^(−δu) dE(u) by parts; u = A (e^v − 1) makes the integrand smooth
        add(frequency, age, horizon, Math.exp(-discount * horizon), DISCOUNTED, out);
        double scale = alpha + age;
        double last = Math.log1p(horizon / scale);
        var rule = GaussLegendre.EIGHT;
        for (int i = 0; i < rule.node.length; i++) {
            double v = last * rule.node[i];
            double u = scale * Math.expm1(v);
            double weight = discount * last * rule.weight[i] * scale * Math.exp(v) * Math.exp(-discount * u);
            add(frequency, age, u, weight, DISCOUNTED, out);
        }
    }

    /** Adds a multiple of the expectation and its derivatives, and of the second moment where the place is EXPECTED. */
    private void add(int frequency, double age, double horizon, double weight, int place, double[] out) {
        double shape = r + frequency;
        double scale = alpha + age;
        double c = b + frequency + extra;
        double z = horizon / (scale + horizon);
        double logPmf = -shape * Math.log1p(horizon / scale);
        double pmf = Math.exp(logPmf);
        double slope = -Math.log1p(horizon / scale);
        double v = 1;
        double byA = 0;
        double byC = 0;
        double cdf = 0;
        double cdfByShape = 0;
        double expected = 0;
        double second = 0;
        double sumA = 0;
        double sumC = 0;
        double sumShape = 0;
        double sumScale = 0;
        for (int j = 0; ; j++) {
            cdf += pmf;
            cdfByShape += pmf * slope;
            double term = v * Math.max(0, 1 - cdf);
            double next = pmf * z * (shape + j) / (j + 1);
            expected += term;
            second += (2 * j + 1) * term;
            sumA += byA * term;
            sumC += byC * term;
            sumShape -= v * cdfByShape;
            sumScale += v * (j + 1) * next;
            if (cdf > 0.5 && (term <= NEGLIGIBLE * expected || pmf < NEGLIGIBLE * 1e-2)) {
                break;
            }
            slope += 1 / (shape + j);
            double survivor = 1 / (a + c + j);
            byA -= survivor;
            byC += 1 / (c + j) - survivor;
            v *= (c + j) * survivor;
            if (logPmf < LOWEST) {
                logPmf += Math.log(z * (shape + j) / (j + 1));
                pmf = Math.exp(logPmf);
            } else {
                pmf = next;
            }
        }
        out[place] += weight * expected;
        out[place + 1] += weight * sumShape;
        out[place + 2] -= weight * sumScale / scale;
        out[place + 3] += weight * sumA;
        out[place + 4] += weight * sumC;
        if (place == EXPECTED) {
            out[SECOND_MOMENT] += weight * second;
        }
    }

    @Override
    public double[] exceeding(int frequency, double age, double horizon) {
        double shape = r + frequency;
        double scale = alpha + age;
        double c = b + frequency + extra;
        double z = horizon / (scale + horizon);
        double logPmf = -shape * Math.log1p(horizon / scale);
        double[] out = new double[16];
        double cdf = 0;
        double v = 1;
        for (int j = 0; ; j++) {
            cdf += Math.exp(logPmf);
            if (j == out.length) {
                out = Arrays.copyOf(out, 2 * j);
            }
            out[j] = v * Math.max(0, 1 - cdf);
            if (out[j] < 1e-9) {
                return Arrays.copyOf(out, j + 1);
            }
            v *= (c + j) / (a + c + j);
            logPmf += Math.log(z * (shape + j) / (j + 1));
        }
    }
}
