package io.clientela.interact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What customers earn for taking part and by the loyalty programme, on a double-entry ledger; in points.
 *
 * <p>A reward is for taking part, never for consenting: there is no occasion of consent.
 */
public interface Rewards {

    /** For what points may be credited one by one; purchases are credited by the runs of the programme. */
    Set<String> OCCASIONS =
            Set.of("answer", "question", "survey", "data", "time", "review", "referral", "goal", "goodwill");

    /** What a customer has and what of it expires next. */
    Balance balance(long customerId);

    /** The same of many customers, by their number; of a customer who has nothing it says so. */
    Map<Long, Balance> balances(Collection<Long> customerIds);

    /**
     * Credits points, once for each reference: asked again with the same reference it changes nothing.
     *
     * @param occasion what for: one of {@link #OCCASIONS}
     * @param points more than 0
     * @param reference what it rests on, such as {@code received:17}
     * @return the number of the entry; empty where that reference was credited before
     * @throws IllegalArgumentException if there is no such customer or occasion, or the points are not more than 0
     */
    Optional<Long> credit(long customerId, String occasion, long points, String reference, String who);

    /**
     * Redeems points, those that expire first in front; never more than there are, however many ask at once. Asked again
     * with the same reference it changes nothing.
     *
     * @return the number of the entry
     * @throws IllegalArgumentException if he has too few, with the number he has
     */
    long redeem(long customerId, String what, long points, String reference, String who);

    /**
     * Takes an entry back by an opposite one: a redemption, or what was credited for taking part as long as none of it was
     * used. Points come back into the lots from which they were taken, with their day of expiry.
     *
     * @return the number of the opposite entry; empty where it was taken back before
     * @throws IllegalArgumentException if there is no such entry, it is of another kind, or its points were used
     */
    Optional<Long> reverse(long entryId, String why, String who);

    /** The entries of a customer, the latest first. */
    List<Entry> entries(long customerId, int limit);

    /**
     * What a customer has.
     *
     * @param points that he can redeem
     * @param expiring how many of them expire next, and {@code expiresOn} when
     * @param tier the name of his tier by the year until now; empty while no programme runs
     */
    record Balance(long points, long expiring, Optional<LocalDate> expiresOn, String tier) {}

    /**
     * One entry as the customer sees it.
     *
     * @param day of what it rests on: the purchase, the answer, the end of a lot
     * @param occasion one of {@link #OCCASIONS}, or {@code purchase}, {@code redeemed}, {@code expired}, {@code reversed}
     * @param points above 0 where he got them
     * @param what in words; may be empty
     * @param reversible whether it can be taken back, as far as its kind goes and it was not yet
     */
    record Entry(
            long entryId,
            Instant at,
            LocalDate day,
            String occasion,
            long points,
            String reference,
            String what,
            String who,
            boolean reversible) {}
}
