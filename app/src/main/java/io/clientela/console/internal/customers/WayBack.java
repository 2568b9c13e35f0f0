package io.clientela.console.internal.customers;

import io.clientela.identify.CustomerPage;
import java.util.Optional;

/**
 * How what was just done by hand to a customer is taken back.
 *
 * @param joined the join that was made, while it stands
 * @param out the record that was just taken out of another customer and is this one now
 */
public record WayBack(Optional<Long> joined, Optional<Long> out) {

    /** What of the address of the page still holds for the customer. */
    static WayBack of(CustomerPage customer, Optional<Long> joined, Optional<Long> from) {
        return new WayBack(
                joined.filter(id -> customer.joins().stream()
                        .anyMatch(join -> join.joinId() == id && join.undone().isEmpty())),
                from.filter(id -> customer.card().customerId() != id
                                && customer.records().size() == 1)
                        .map(id -> customer.records().getFirst().recordId()));
    }

    /** Whether there is anything to take back. */
    public boolean isAny() {
        return joined.isPresent() || out.isPresent();
    }
}
