package io.clientela.identify;

/** What there is under a customer's number. */
public sealed interface Lookup {

    /** The customer. */
    record Here(CustomerPage page) implements Lookup {}

    /**
     * The customer was joined to another and is part of it now; its own number stays reserved.
     *
     * @param customerId the number asked for
     * @param keptId the customer of which it is part now
     */
    record PartOf(long customerId, long keptId) implements Lookup {}

    /** No customer ever had this number. */
    record Nowhere(long customerId) implements Lookup {}
}
