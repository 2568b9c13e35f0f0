package io.clientela.interact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What other programs tell of customers, in the calls of Segment: who somebody is, what he did, what he looked at. */
public interface Tracked {

    /** The three calls. */
    enum Kind {
        IDENTIFY,
        TRACK,
        PAGE
    }

    /**
     * Takes in one; the same {@code messageId} once. A {@code userId} is a name of that program's own: it is whom the same
     * key identified by it before, or who has it as the number of a source or of a card; {@code customer:<number>} is our own
     * number. Whoever is identified gets what the same {@code anonymousId} did before, too. Of who is not to be tracked
     * nothing is kept.
     *
     * @param body as Segment's specification has it: {@code userId}, {@code anonymousId}, {@code event} or {@code name},
     *     {@code properties} or {@code traits}, {@code timestamp}, {@code messageId}
     * @param key by which key it came
     * @return the customer, where it is known whose it is and it is kept
     * @throws IllegalArgumentException if it says neither {@code userId} nor {@code anonymousId}, or no {@code event} to track
     */
    OptionalLong take(Kind kind, Map<String, Object> body, String key);

    /** What is known to be of a customer, the latest first. */
    List<Event> of(long customerId, int limit);

    /** How many came, how many of them are nobody's yet, and when the last one came. */
    Counts counts();

    /**
     * One event.
     *
     * @param name what was done, or the page; empty for {@link Kind#IDENTIFY}
     * @param body the whole call as JSON
     */
    record Event(long eventId, Kind kind, String name, Instant at, String body) {}

    /** Counts of events. */
    record Counts(long events, long unplaced, Optional<Instant> lastAt) {}
}
