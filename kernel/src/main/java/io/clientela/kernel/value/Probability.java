package io.clientela.kernel.value;

/**
 * A probability, from 0 to 1 inclusive.
 *
 * @param value the probability; never NaN
 */
public record Probability(double value) implements Comparable<Probability> {

    public Probability {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("not a probability: " + value);
        }
    }

    /** The probability with the given odds in bits: {@code 1 / (1 + 2^-bits)}. */
    public static Probability ofBits(double bits) {
        return new Probability(1 / (1 + Math.exp(-bits * Math.log(2))));
    }

    @Override
    public int compareTo(Probability other) {
        return Double.compare(value, other.value);
    }
}
