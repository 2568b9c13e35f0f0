package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.ValueRun.Input;
import io.clientela.kernel.lifetime.Credibility;
import io.clientela.kernel.lifetime.Purchases;
import java.time.LocalDate;

/** What was sold, as the picture has it, in the currency in which most customers buy. */
final class Sold {

    private final String currency;
    private final LocalDate asOf;
    private final long[] ids;
    private final Purchases purchases;
    private final Credibility parts;
    private final Credibility partsBefore;
    private final Input input;

    Sold(Head head, long[] ids, Purchases purchases, Credibility parts, Credibility partsBefore, Input input) {
        this.currency = head.currency();
        this.asOf = head.asOf();
        this.ids = ids;
        this.purchases = purchases;
        this.parts = parts;
        this.partsBefore = partsBefore;
        this.input = input;
    }

    /** In which currency, and up to which day. */
    record Head(String currency, LocalDate asOf) {}

    String currency() {
        return currency;
    }

    LocalDate asOf() {
        return asOf;
    }

    /** The day that is looked back to. */
    LocalDate before() {
        return before(asOf);
    }

    static LocalDate before(LocalDate asOf) {
        return asOf.minusDays(91);
    }

    /** The customer at a place of the purchases. */
    long id(int customer) {
        return ids[customer];
    }

    Purchases purchases() {
        return purchases;
    }

    /** Which part of his spend each customer leaves to the firm. */
    Credibility parts() {
        return parts;
    }

    /** The same as it was known on the day that is looked back to. */
    Credibility partsBefore() {
        return partsBefore;
    }

    Input input() {
        return input;
    }
}
