package io.clientela.identify;

import java.time.Instant;
import java.util.List;

/**
 * A pair of records that may be one customer or two: a person decides.
 *
 * @param left the first side
 * @param right the second side
 */
public record Doubt(long doubtId, Instant raisedAt, Side left, Side right, Evidence evidence) {

    /**
     * One side: the record in question and the customer it is part of.
     *
     * @param record the record in question
     * @param customer the customer's card with its purchases and amounts
     * @param fields the values of the record, by field
     */
    public record Side(CustomerPage.SourceRecord record, CustomerCard customer, List<CustomerPage.FieldValues> fields) {

        public Side {
            fields = List.copyOf(fields);
        }
    }

    /** What a person says of a doubt. */
    public enum Decision {
        /** They are one customer. */
        JOIN,
        /** They are two customers; never ask again. */
        APART,
        /** Not now: to the end of the queue. */
        LATER
    }

    /** In which order doubts are asked. */
    public enum Order {
        /** The likeliest joins first. */
        PROBABILITY,
        /** Where most purchases hang on the answer first. */
        VALUE
    }

    /**
     * A decision as it was made, so that it can be taken back.
     *
     * @param doubtId the doubt
     * @param decision what was said
     * @param taken whether it counts: not where someone had decided already
     */
    public record Decided(long doubtId, Decision decision, boolean taken) {}
}
