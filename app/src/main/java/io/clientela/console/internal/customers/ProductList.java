package io.clientela.console.internal.customers;

import io.clientela.identify.CustomerPage.Bought;
import java.util.List;

/**
 * The products that a customer bought, as its page lists them.
 *
 * @param customerId the customer
 * @param shown those listed, the largest net first
 * @param count how many there are
 */
public record ProductList(long customerId, List<Bought> shown, int count) {

    /** So many are listed unless all are asked for. */
    private static final int MOST = 100;

    public ProductList {
        shown = List.copyOf(shown);
    }

    /** A list of all products, or of the first ones. */
    static ProductList of(long customerId, List<Bought> products, boolean all) {
        return new ProductList(
                customerId, all ? products : products.subList(0, Math.min(MOST, products.size())), products.size());
    }

    /** Whether some are not listed. */
    public boolean hasMore() {
        return shown.size() < count;
    }
}
