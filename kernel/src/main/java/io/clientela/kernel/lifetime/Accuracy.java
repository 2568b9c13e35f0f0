package io.clientela.kernel.lifetime;

import java.util.List;

/**
 * How near predictions came to what happened.
 *
 * @param predicted the sum of the predicted purchases
 * @param meanAbsoluteError the mean distance between a customer's predicted and actual number of purchases
 * @param deciles ten groups of customers from the lowest prediction to the highest, with what was predicted and what
 *     happened; fewer where there are fewer customers
 */
public record Accuracy(double predicted, double meanAbsoluteError, List<Decile> deciles) {

    public Accuracy {
        deciles = List.copyOf(deciles);
    }

    /**
     * A tenth of the customers.
     *
     * @param customers how many
     * @param predicted purchases, on average
     * @param actual purchases, on average
     */
    public record Decile(int customers, double predicted, double actual) {}
}
