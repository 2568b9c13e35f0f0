package io.clientela.interact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the ledger of rewards says over all customers: what is owed, what each side gave and got, every entry. */
public interface RewardAccounts {

    /** The points issued, redeemed, expired and owed, month by month, months without any included. */
    List<Month> months();

    /** The ledger weighed against itself. */
    Proof proof();

    /** What each side gave and got in the year before the last run, by tier from the lowest; empty before the first run. */
    List<Exchange> byTier();

    /**
     * The same by customer, those with most net first.
     *
     * @param tier 0 for all
     * @param unrewarded only those with answers for which no points were credited, most of them first
     */
    List<Exchange> byCustomer(int tier, boolean unrewarded, int limit);

    /** The same of one customer. */
    Optional<Exchange> of(long customerId);

    /**
     * Entries of all customers, the latest first.
     *
     * @param kind {@code CREDIT}, {@code TAKE_BACK}, {@code REDEEM}, {@code EXPIRE}, {@code REVERSE}; empty for all
     * @param before only entries before this one; 0 for all
     */
    List<Booked> entries(String kind, long before, int limit);

    /**
     * A month.
     *
     * @param owed what customers have at its end, in points
     */
    record Month(LocalDate month, long issued, long redeemed, long expired, long owed) {}

    /**
     * The ledger against itself.
     *
     * @param allEntries what all entries add up to: 0
     * @param owed what the accounts of customers add up to
     * @param remaining what remains of all lots: the same
     * @param customers how many accounts have points
     */
    record Proof(long allEntries, long owed, long remaining, long movements, long customers) {

        /** Whether it adds up. */
        public boolean holds() {
            return allEntries == 0 && owed == remaining;
        }
    }

    /**
     * What customers and the firm gave one another in a year.
     *
     * @param customers how many customers
     * @param customerId the customer, 0 where there are several
     * @param until the first day after the year
     * @param tier from 1
     * @param net what they bought less what they returned
     * @param costedNet the part of it of which the cost is known, and {@code cost} that cost
     * @param answers what they answered to us
     * @param unrewarded answers for which no points were credited
     * @param boughtFor points for purchases
     * @param partFor points for taking part
     */
    record Exchange(
            long customers,
            long customerId,
            LocalDate until,
            int tier,
            BigDecimal net,
            BigDecimal costedNet,
            BigDecimal cost,
            long answers,
            long unrewarded,
            long boughtFor,
            long partFor,
            long redeemed,
            long expired) {

        /** All points that they got. */
        public long points() {
            return boughtFor + partFor;
        }
    }

    /** One entry. */
    record Booked(
            long entryId,
            Instant at,
            LocalDate day,
            String kind,
            String occasion,
            long customerId,
            long points,
            String reference,
            String what,
            String who) {}
}
