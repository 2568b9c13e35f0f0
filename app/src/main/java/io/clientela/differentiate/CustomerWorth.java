package io.clientela.differentiate;

import io.clientela.differentiate.ValueRun.Cause;
import io.clientela.kernel.lifetime.Prediction;
import io.clientela.kernel.value.Interval;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What one customer is worth.
 *
 * @param customerId the customer
 * @param currency of all amounts
 * @param asOf the last day that was known
 * @param horizonDays how far it looks ahead
 * @param past what he did
 * @param alive the chance that he still is a customer
 * @param purchases expected purchases in the horizon
 * @param likely how many he will really make
 * @param spend expected spend on a purchase; empty where it cannot be said
 * @param expectedSpend what he is expected to spend in the horizon, not discounted; empty where spend is
 * @param expectedMargin the expected margin of it, not discounted; empty where spend is
 * @param value discounted expected margin in the horizon; empty where it cannot be said
 * @param stake the value if he surely still is a customer; empty where value is
 * @param rhythm his own rhythm; empty before the second purchase
 * @param moved why his value moved in the last quarter; empty where that cannot be said
 */
public record CustomerWorth(
        long customerId,
        String currency,
        LocalDate asOf,
        int horizonDays,
        Past past,
        Interval alive,
        Interval purchases,
        Prediction likely,
        Optional<Interval> spend,
        Optional<Interval> expectedSpend,
        Optional<Interval> expectedMargin,
        Optional<Interval> value,
        Optional<Double> stake,
        Optional<Rhythm> rhythm,
        Optional<Moved> moved) {

    /**
     * What a customer did.
     *
     * @param first the day of his first purchase
     * @param last the day of his last one
     * @param bought days with a purchase
     * @param spent on all of them
     * @param spentYear on those of the last 365 days
     * @param margin the part of spend that stays with the firm, from -1 to 1
     */
    public record Past(LocalDate first, LocalDate last, int bought, double spent, double spentYear, double margin) {}

    /**
     * A customer's own rhythm.
     *
     * @param usualGap days within which he buys again in half of the cases
     * @param unusualFrom the day on which silence becomes unusual for him
     * @param longer the chance that a gap of his is longer than the silence so far
     */
    public record Rhythm(double usualGap, LocalDate unusualFrom, double longer) {}

    /**
     * Why a customer's value moved.
     *
     * @param cause the cause
     * @param before his value a quarter ago, as it was seen then
     * @param learned what has been learned since changes in it
     * @param change by himself
     * @param since what he spent since
     * @param expected what he was expected to spend
     */
    public record Moved(Cause cause, double before, double learned, double change, double since, double expected) {}

    /**
     * Whether the day on which his silence becomes unusual says something: it has come, or it lies within the horizon. Where it
     * lies further off his purchases are too few, or too far apart, for a rhythm of his own.
     */
    public boolean rhythmical() {
        return rhythm.isPresent() && !rhythm.get().unusualFrom().isAfter(asOf.plusDays(horizonDays));
    }

    /** Whether his silence is unusual for him. */
    public boolean silent() {
        return rhythm.isPresent() && asOf.isAfter(rhythm.get().unusualFrom().minusDays(1));
    }
}
