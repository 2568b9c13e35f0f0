package io.clientela.measure;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lasting hold-out over all initiatives: a share of all customers, chosen by a hash of their numbers, who are left out
 * of every initiative, so that what all of them bring together can be measured.
 */
public interface HoldOuts {

    /** What counts now; nobody is held out before the first one. */
    HoldOut now();

    /**
     * From when on those are held out who are now: the first of the latest ones with the same key and share; empty where
     * nobody is held out.
     */
    Optional<HoldOut> since();

    /** What counted, the latest first. */
    List<HoldOut> history();

    /**
     * Holds out another share from now on, from 0 to 0.5. With the same key those of the smaller share are in the larger one.
     *
     * @param anew whether others are drawn, by a new key
     */
    HoldOut set(double share, boolean anew, String who, String why);

    /** Whether a customer is held out of all now. */
    boolean holds(long customerId);

    /** How many customers there are, and how many of them are held out of all. */
    Count count();

    /**
     * A hold-out.
     *
     * @param id its number; 0 before the first one
     * @param key stands in the hash
     * @param share of all customers, from 0 to 0.5
     */
    record HoldOut(long id, String key, double share, Instant at, String by, String why) {}

    /** Customers, and those held out. */
    record Count(long customers, long held) {}
}
