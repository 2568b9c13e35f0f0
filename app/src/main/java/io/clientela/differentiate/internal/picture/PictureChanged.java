package io.clientela.differentiate.internal.picture;

import java.util.Set;

/**
 * The picture followed the ledger or was made anew, and is committed. Published on the thread that did so, when its turn
 * is over: a listener may ask the picture, and one that works for long does so on a thread of its own.
 *
 * @param all whether everything may be different: the picture was made anew, a new day began, or very much changed
 * @param customers otherwise the customers whose features were computed anew, whose card was written anew, or who are no
 *     more, because they became part of another customer; empty where everything may be different
 */
public record PictureChanged(boolean all, Set<Long> customers) {

    /** More changed customers than this are not named one by one. */
    static final int MOST = 100_000;

    static final PictureChanged EVERYTHING = new PictureChanged(true, Set.of());

    public PictureChanged {
        customers = Set.copyOf(customers);
        if (all && !customers.isEmpty()) {
            throw new IllegalArgumentException("all, and yet " + customers.size() + " by name");
        }
    }
}
