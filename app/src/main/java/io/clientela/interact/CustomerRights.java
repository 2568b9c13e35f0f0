package io.clientela.interact;

import java.util.List;

/**
 * Two rights of a customer that need no agreement and no reason, each with a switch of its own.
 *
 * <p>Not to be tracked: nothing that is worked out about him (segments, groups, portfolios, values, needs seen in purchases)
 * may decide whether and what he is told or offered. Not to be contacted: nothing is sent to him but what has a legal basis of
 * its own ({@link Purpose#ownBasis()}).
 */
public interface CustomerRights {

    /** A right. */
    enum Kind {
        DO_NOT_TRACK,
        DO_NOT_CONTACT
    }

    /** How it stands; what was said last on any of his records counts. */
    Standing of(long customerId);

    /**
     * Uses a right, or gives it up again; written in the journal.
     *
     * @param who {@code customer:<id>} for himself
     * @param how the way, such as {@code own-page}
     */
    void set(long customerId, Kind kind, boolean inForce, String who, String how);

    /** The customers of these who are not to be tracked: whoever chooses by what was worked out leaves them out. */
    List<Long> untracked(List<Long> customerIds);

    /** How a customer's rights stand. */
    record Standing(boolean doNotTrack, boolean doNotContact) {}
}
