package io.clientela.identify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which records are one customer, why, and how to take it back.
 *
 * <p>A join is an edge between two records. The customer of a record is a pure function of the joins that are not
 * undone: records that hang together are one customer, and it bears the lowest of the numbers with which its records
 * came. So an undo gives back exactly what would stand there had the join never been made: the records go back with
 * everything that came by evidence against one of them.
 */
public interface Joins {

    /**
     * Joins two customers by hand. Earlier words that they are apart are lifted.
     *
     * @param a a customer's number
     * @param b another customer's number
     * @param who the person who says so
     * @param why in the person's words, may be empty
     * @return the join
     * @throws IllegalArgumentException if one of them is not a customer at present, or both are the same
     */
    Join join(long a, long b, String who, String why);

    /**
     * Takes a join back and remembers that the two records are apart, so that it is never proposed again. Undoing it
     * twice changes nothing.
     *
     * @throws IllegalArgumentException if there is no such join
     */
    void undo(long joinId, String who, String why);

    /**
     * Takes one record out of its customer. The other records stay together; the record is apart from each of those it
     * was joined to.
     *
     * @return the number of the customer that the record is now, its own
     * @throws IllegalArgumentException if there is no such record, or it is alone already
     */
    long split(long recordId, String who, String why);

    /**
     * Takes a {@link #split} back: the joins that went hold again, with their evidence, as if the record had never been
     * taken out.
     *
     * @return the number of the customer of which the record is part again
     * @throws IllegalArgumentException if the record was not taken out, or another of its joins was undone since
     */
    long putBack(long recordId, String who);

    /** The number of the customer that a record is part of now; empty if there is no such record. */
    OptionalLong customerOf(long recordId);

    /** The join of this number. */
    Optional<Join> find(long joinId);

    /** The latest joins, undone ones included, by cursor. */
    Page<Join> latest(Optional<String> cursor, int limit);

    /** How many doubts are open. */
    long openDoubts();

    /** The next open doubts. */
    List<Doubt> doubts(Doubt.Order order, int limit);

    /** One doubt, whatever its state. */
    Optional<Doubt> doubt(long doubtId);

    /**
     * Decides a doubt; one that somebody decided before stays as it is.
     *
     * @throws IllegalArgumentException if there is no such doubt
     */
    Doubt.Decided decide(long doubtId, Doubt.Decision decision, String who);

    /** Takes the decision on a doubt back: it is open again, and what followed from it is undone. */
    void takeBack(long doubtId, String who);

    /** Starts a full run over all records as a job and tells the job's number. */
    long relink(String who);

    /**
     * Starts a job that derives all customers anew from their records and purchases (cards, totals, what the search needs)
     * and adds up the ledger; tells the job's number.
     */
    long deriveAnew(String who);
}
