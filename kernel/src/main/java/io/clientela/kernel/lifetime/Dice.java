package io.clientela.kernel.lifetime;

import java.util.random.RandomGenerator;

/** Draws from the distributions of the models. */
final class Dice {

    private final RandomGenerator random;

    Dice(RandomGenerator random) {
        this.random = random;
    }

    /** From 0, inclusive, to 1, exclusive. */
    double share() {
        return random.nextDouble();
    }

    /** Exponential with mean 1. */
    double exponential() {
        return -Math.log1p(-random.nextDouble());
    }

    /** Gamma with the given shape and rate (Marsaglia and Tsang 2000). */
    double gamma(double shape, double rate) {
        if (shape < 1) {
            double u = 1 - random.nextDouble();
            return gamma(shape + 1, rate) * Math.exp(Math.log(u) / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double z = random.nextGaussian();
            double v = 1 + c * z;
            if (v > 0) {
                v = v * v * v;
                if (Math.log(1 - random.nextDouble()) < 0.5 * z * z + d * (1 - v + Math.log(v))) {
                    return d * v / rate;
                }
            }
        }
    }

    /** Beta(a, b). */
    double beta(double a, double b) {
        double first = gamma(a, 1);
        double second = gamma(b, 1);
        return first + second == 0 ? (random.nextDouble() < a / (a + b) ? 1 : 0) : first / (first + second);
    }
}
