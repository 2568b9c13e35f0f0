package io.clientela.kernel.effect;

/**
 * What is known of the outcomes of the units of one arm: how many, and the sums of the powers of their distances from the
 * mean. Two samples that have nothing in common add up.
 *
 * @param size how many units, 0 or more
 * @param mean their mean outcome; 0 where there are none
 * @param second Σ(x - mean)²
 * @param third Σ(x - mean)³
 * @param fourth Σ(x - mean)⁴
 */
public record Sample(long size, double mean, double second, double third, double fourth) {

    /** No unit. */
    public static final Sample NONE = new Sample(0, 0, 0, 0, 0);

    public Sample {
        if (size < 0 || !(second >= 0) || !(fourth >= 0) || !Double.isFinite(mean) || !Double.isFinite(third)) {
            throw new IllegalArgumentException("not a sample: " + size + ", " + mean + ", " + second);
        }
    }

    /** The sample of these outcomes. */
    public static Sample of(double... outcomes) {
        double sum = 0;
        for (double outcome : outcomes) {
            sum += outcome;
        }
        double mean = outcomes.length == 0 ? 0 : sum / outcomes.length;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double outcome : outcomes) {
            double away = outcome - mean;
            double square = away * away;
            second += square;
            third += square * away;
            fourth += square * square;
        }
        return new Sample(outcomes.length, mean, second, third, fourth);
    }

    /** The sample of outcomes of which each is 0 or 1. */
    public static Sample ofCount(long ones, long size) {
        if (ones < 0 || ones > size) {
            throw new IllegalArgumentException(ones + " of " + size);
        }
        double p = size == 0 ? 0 : (double) ones / size;
        double q = 1 - p;
        return new Sample(size, p, size * p * q, size * p * q * (q - p), size * p * q * (q * q * q + p * p * p));
    }

    /** Both samples as one (Pébay 2008, equations 2.1 and 3.1). */
    public Sample with(Sample other) {
        if (size == 0 || other.size == 0) {
            return size == 0 ? other : this;
        }
        double a = size;
        double b = other.size;
        double n = a + b;
        double d = other.mean - mean;
        double d2 = d * d;
        return new Sample(
                size + other.size,
                mean + d * b / n,
                second + other.second + d2 * a * b / n,
                third + other.third + d2 * d * a * b * (a - b) / (n * n) + 3 * d * (a * other.second - b * second) / n,
                fourth
                        + other.fourth
                        + d2 * d2 * a * b * (a * a - a * b + b * b) / (n * n * n)
                        + 6 * d2 * (a * a * other.second + b * b * second) / (n * n)
                        + 4 * d * (a * other.third - b * third) / n);
    }

    /** The unbiased variance; at least two units. */
    double variance() {
        return second / (size - 1);
    }

    /** The unbiased third central moment; 0 where there are fewer than three units. */
    double thirdMoment() {
        return size < 3 ? 0 : third * size / ((size - 1.0) * (size - 2.0));
    }
}
