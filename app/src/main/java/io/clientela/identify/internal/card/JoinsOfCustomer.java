package io.clientela.identify.internal.card;

import io.clientela.identify.Join;
import java.util.List;

/** Tells the joins that belong on a customer's page. */
public interface JoinsOfCustomer {

    /** The joins that hold a customer's records together and those that were undone, the latest first. */
    List<Join> joinsOf(long customerId);
}
