package io.clientela.kernel.lifetime;

/**
 * All that the models need to know of one customer's purchases, in the model's unit of time (days or weeks).
 *
 * @param frequency x, the number of purchases after the first, 0 or more; several on one day count once
 * @param recency t_x, the time from the first purchase to the last, 0 where there was but one, at most {@code age}
 * @param age T, the time from the first purchase to the end of what was observed, 0 or more
 */
public record History(int frequency, double recency, double age) {

    public History {
        if (frequency < 0) {
            throw new IllegalArgumentException("a frequency below 0: " + frequency);
        }
        if (!(recency >= 0 && recency <= age) || Double.isInfinite(age)) {
            throw new IllegalArgumentException("not 0 ≤ recency ≤ age: " + recency + ", " + age);
        }
        if ((frequency == 0) != (recency == 0)) {
            throw new IllegalArgumentException(
                    "frequency " + frequency + " and recency " + recency + ": either both are 0 or none");
        }
    }
}
