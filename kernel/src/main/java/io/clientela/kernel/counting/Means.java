package io.clientela.kernel.counting;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;

/** Means of customers' amounts with how sure they are. */
public final class Means {

    private Means() {}

    /**
     * A mean with its 95 % interval by the central limit theorem, mean ± z s/√n.
     *
     * @param n how many customers
     * @param mean the mean of their amounts
     * @param deviation the standard deviation of their amounts
     * @return unknown with the reason {@code too-few} below 10 customers
     */
    public static Outcome<Interval> of(long n, double mean, double deviation) {
        if (n < 10) {
            return new Outcome.Unknown<>("too-few", n + " customers, 10 needed");
        }
        double half = Share.Z * deviation / Math.sqrt((double) n);
        return new Outcome.Known<>(new Interval(mean - half, mean, mean + half, 0.95));
    }

    /**
     * The difference between two independent means with its 95 % interval, √(s₁²/n₁ + s₂²/n₂) wide (B. L. Welch 1947, with
     * the normal quantile).
     */
    public static Outcome<Interval> difference(Sample one, Sample other) {
        if (Math.min(one.n(), other.n()) < 10) {
            return new Outcome.Unknown<>("too-few", one.n() + " and " + other.n() + " customers, 10 needed of each");
        }
        double half = Share.Z * Math.sqrt(one.variance() / one.n() + other.variance() / other.n());
        double difference = one.mean() - other.mean();
        return new Outcome.Known<>(new Interval(difference - half, difference, difference + half, 0.95));
    }

    /**
     * What is known of some amounts.
     *
     * @param n how many, at least 0
     * @param mean their mean
     * @param deviation their standard deviation, at least 0
     */
    public record Sample(long n, double mean, double deviation) {

        public Sample {
            if (n < 0 || !(deviation >= 0)) {
                throw new IllegalArgumentException("no sample: " + n + " with deviation " + deviation);
            }
        }

        double variance() {
            return deviation * deviation;
        }
    }
}
