package io.clientela.kernel.counting;

import io.clientela.kernel.value.Outcome;

/** How unequally a sum is spread over customers. */
public final class Inequality {

    private Inequality() {}

    /**
     * The Gini coefficient from sums over customers in order of their amounts, the largest first:
     * G = 2 Σ i·xᵢ / (n Σ xᵢ) − (n + 1)/n with i = 1 for the smallest amount. 0 where all bring the same, near 1 where
     * one brings all. Where some amounts are below 0 it can exceed 1: the customers above them carry more than the whole.
     *
     * @param customers how many there are
     * @param sum the sum of all amounts
     * @param weighted Σ place·amount, where place 1 is the largest amount
     * @return unknown with the reason {@code nothing} where there is nobody or the sum is not above 0
     */
    public static Outcome<Double> gini(long customers, double sum, double weighted) {
        if (customers == 0 || !(sum > 0)) {
            return new Outcome.Unknown<>("nothing", customers + " customers with " + sum + " in all");
        }
        double n = customers;
        double ascending = (n + 1) * sum - weighted;
        return new Outcome.Known<>(2 * ascending / (n * sum) - (n + 1) / n);
    }
}
