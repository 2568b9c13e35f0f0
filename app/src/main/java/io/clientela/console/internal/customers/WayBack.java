package io.clientela.console.internal.customers;

import io.clientela.identify.CustomerPage;
import java.util.Optional;

/**
 * How what was just done by hand to a customer is taken back.
 *
 * @param joined the join that was made, while it stands
 * @param from the customer out of which this one's record was just taken
 */
public record WayBack(Optional<Long> joined, Optional<Long> from) {

    /** What of the address of the page still holds for the customer. */
    static WayBack of(CustomerPage customer, Optional<Long> joined, Optional<Long> from) {
        return new WayBack(
                joined.filter(id -> customer.joins().stream()
                        .anyMatch(join -> join.joinId() == id && join.undone().isEmpty())),
                from.filter(id -> customer.card().customerId() != id));
    }

    /** Whether there is anything to take back. */
    public boolean isAny() {
        return joined.isPresent() || from.isPresent();
    }
}
