package io.clientela.identify;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The right to be forgotten. What identifies a customer goes from every table, index, file and picture; what he bought stays
 * under a number that leads to nobody, since statistics need it and the law keeps invoices.
 */
public interface Erasures {

    /**
     * Asks for an erasure in the background; it waits until no import runs.
     *
     * @return the number of the job
     * @throws IllegalArgumentException if there is no such customer at present
     */
    long request(long customerId, String who);

    /**
     * Erases here and now, in the calling thread, and looks through the whole database afterwards. Done twice it finds
     * nothing the second time.
     *
     * @throws IllegalArgumentException if there is no such customer at present
     */
    Report erase(long customerId, String who);

    /** The latest erasure of a customer. */
    Optional<Report> of(long customerId);

    /** Whether a record was erased. */
    boolean isErased(long recordId);

    /**
     * The proof of an erasure. It names nobody.
     *
     * @param places every place that was looked at, with what was taken away there
     * @param found tables in which, afterwards, one of his words still stood: rows of others who share it, such as a namesake
     */
    record Report(long erasureId, long customerId, Instant at, String who, List<Place> places, List<Found> found) {

        public Report {
            places = List.copyOf(places);
            found = List.copyOf(found);
        }
    }

    /**
     * One place that was looked at.
     *
     * @param where the table, file folder or index
     * @param what what was done there: a message key {@code erasure.<what>}
     * @param count how many rows, files or the like; 0 where there was nothing of his
     */
    record Place(String where, String what, long count) {}

    /** Rows of a table in which one of his words still stands. */
    record Found(String table, long rows) {}
}
