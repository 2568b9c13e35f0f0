package io.clientela.kernel.effect;

import io.clientela.kernel.value.Outcome;

/**
 * How small an effect a comparison of two arms can show, and how large the arms must be for an effect.
 *
 * <p>Rates are compared by the two-sided z test of two proportions with the pooled rate. With n₁ treated and n₂ held out,
 * rates p₁ and p₂ and the pooled rate p̄ = (n₁p₁ + n₂p₂)/(n₁ + n₂), the test finds the difference with the chance
 * 1 − β where
 *
 * <pre>|p₁ − p₂| = z(1−α/2) √(p̄(1−p̄)(1/n₁ + 1/n₂)) + z(1−β) √(p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂)</pre>
 *
 * (Fleiss, Levin and Paik, <i>Statistical Methods for Rates and Proportions</i>, 3rd ed. 2003, section 4.2, equation 4.14,
 * here for arms of any size; no correction for continuity). Means are compared by the two-sided z test: δ = (z(1−α/2) +
 * z(1−β)) σ √(1/n₁ + 1/n₂) (the same book, section 4.2; Cohen, <i>Statistical Power Analysis</i>, 1988, chapter 2).
 *
 * @param significance α: the chance to see an effect where there is none, above 0 and below 0.5
 * @param power 1 − β: the chance to see the effect where there is one, from 0.5 to below 1
 */
public record Detectable(double significance, double power) {

    /** Significance 5 %, power 80 %. */
    public static final Detectable USUAL = new Detectable(0.05, 0.8);

    public Detectable {
        if (!(significance > 0 && significance < 0.5) || !(power >= 0.5 && power < 1)) {
            throw new IllegalArgumentException("significance " + significance + ", power " + power);
        }
    }

    /**
     * The smallest rate above the base rate that such arms show.
     *
     * @param base the rate of those held out, from 0 to below 1
     * @return the rate; unknown with {@code too-few} where not even a rise to 100 % would be seen
     */
    public Outcome<Double> rate(double base, Arms arms) {
        if (!(base >= 0 && base < 1)) {
            throw new IllegalArgumentException("not a rate from 0 to below 1: " + base);
        }
        var needed = needed();
        if (needed.surplus(base, 1, arms) < 0) {
            return new Outcome.Unknown<>("too-few", arms.treated() + " treated, " + arms.held() + " held out");
        }
        double low = base;
        double high = 1;
        while (high - low > 1e-12) {
            double middle = (low + high) / 2;
            if (needed.surplus(base, middle, arms) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new Outcome.Known<>(high);
    }

    /**
     * Whether such arms show a rise from the base rate to another rate: whether {@link #rate} is known and not above it.
     *
     * @param base the rate of those held out, from 0 to below 1
     * @param rate the other rate, above the base rate, at most 1
     */
    public boolean shows(double base, double rate, Arms arms) {
        if (!(base >= 0 && rate > base && rate <= 1)) {
            throw new IllegalArgumentException("not a rise between rates: " + base + " to " + rate);
        }
        return needed().surplus(base, rate, arms) >= 0;
    }

    /** The two quantiles that a difference must reach, in standard errors. */
    private record Needed(double significant, double powerful) {

        /** How far the difference lies above what is needed. */
        double surplus(double base, double rate, Arms arms) {
            return rate - base - significant * pooledError(base, rate, arms) - powerful * error(base, rate, arms);
        }
    }

    private Needed needed() {
        return new Needed(z(), Normal.quantile(power));
    }

    /** The chance that such arms show a rise from the base rate to another rate; the far tail is left out. */
    public double powerOf(double base, double rate, Arms arms) {
        double error = error(base, rate, arms);
        double beyond = Math.abs(rate - base) - z() * pooledError(base, rate, arms);
        return error > 0 ? Normal.cumulative(beyond / error) : beyond > 0 ? 1 : 0;
    }

    /** The smallest number of customers in each of two equal arms that show a rise, from 1. */
    public long eachArm(double base, double rate) {
        if (!(base >= 0 && rate > base && rate <= 1)) {
            throw new IllegalArgumentException("not a rise between rates: " + base + " to " + rate);
        }
        var one = new Arms(1, 1);
        double needed = z() * pooledError(base, rate, one) + Normal.quantile(power) * error(base, rate, one);
        double root = needed / (rate - base);
        return Math.max(1, (long) Math.ceil(root * root - 1e-9));
    }

    /**
     * The smallest difference of two means that such arms show, in the unit of the values.
     *
     * @param deviation the standard deviation of the values in each arm, 0 or more
     */
    public double mean(double deviation, Arms arms) {
        if (!(deviation >= 0 && Double.isFinite(deviation))) {
            throw new IllegalArgumentException("not a standard deviation: " + deviation);
        }
        return (z() + Normal.quantile(power)) * deviation * Math.sqrt(1.0 / arms.treated() + 1.0 / arms.held());
    }

    /** The chance that such arms show a difference of two means above 0; the far tail is left out. */
    public double powerOfMeans(double difference, double deviation, Arms arms) {
        if (!(deviation >= 0 && Double.isFinite(deviation)) || !(difference > 0)) {
            throw new IllegalArgumentException("difference " + difference + ", standard deviation " + deviation);
        }
        double error = deviation * Math.sqrt(1.0 / arms.treated() + 1.0 / arms.held());
        return error > 0 ? Normal.cumulative(difference / error - z()) : 1;
    }

    private double z() {
        return Normal.quantile(1 - significance / 2);
    }

    private static double pooledError(double base, double rate, Arms arms) {
        double pooled = (arms.held() * base + arms.treated() * rate) / (arms.held() + arms.treated());
        return Math.sqrt(pooled * (1 - pooled) * (1.0 / arms.treated() + 1.0 / arms.held()));
    }

    private static double error(double base, double rate, Arms arms) {
        return Math.sqrt(base * (1 - base) / arms.held() + rate * (1 - rate) / arms.treated());
    }
}
