package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Probability;

/**
 * A customer's rhythm and what his silence says.
 *
 * @param usualGap the number of days within which he buys again in half of the cases, as long as he is a customer
 * @param unusualFrom the first day on which a silence since the last purchase is longer than 95 % of his gaps: unusual for him
 * @param longer the chance that a gap of his is longer than the silence so far
 */
public record Silence(double usualGap, Day unusualFrom, Probability longer) {

    /** The share of gaps that are longer than what is called unusual. */
    public static final double UNUSUAL = 0.05;

    /** Whether the silence is unusual already. */
    public boolean unusual() {
        return longer.value() < UNUSUAL;
    }
}
