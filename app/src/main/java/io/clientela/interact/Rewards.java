package io.clientela.interact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What customers earn for taking part and by the loyalty programme, on a double-entry ledger; in points. */
public interface Rewards {

    /** What a customer has and what of it expires next. */
    Balance balance(long customerId);

    /**
     * Credits points, once for each reference: asked again with the same reference it changes nothing.
     *
     * @param occasion what for, such as {@code answer}, {@code survey}, {@code purchase}
     * @param reference what it rests on, such as {@code received:17}
     * @return the number of the entry; empty where that reference was credited before
     */
    Optional<Long> credit(long customerId, String occasion, long points, String reference, String who);

    /**
     * Redeems points; never more than there are, however many ask at once.
     *
     * @return the number of the entry
     * @throws IllegalArgumentException if he has too few, with the number he has
     */
    long redeem(long customerId, String what, long points, String reference, String who);

    /** The entries of a customer, the latest first. */
    List<Entry> entries(long customerId, int limit);

    /**
     * What a customer has.
     *
     * @param points that he can redeem
     * @param expiring how many of them expire next, and {@code expiresOn} when
     */
    record Balance(long points, long expiring, Optional<LocalDate> expiresOn, String tier) {}

    /** One entry as the customer sees it. */
    record Entry(long entryId, Instant at, String occasion, long points, String reference, String who) {}
}
