package io.clientela.differentiate;

import io.clientela.kernel.need.NeedEvent;
import io.clientela.kernel.need.NeedStatus;
import io.clientela.kernel.need.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A need of one customer in the register.
 *
 * @param needId its number
 * @param customerId whose it is now
 * @param what what he needs, in words
 * @param kind how it came to be known
 * @param origin who says so
 * @param source where it was said or seen, may be empty
 * @param department the department that can meet it, may be empty
 * @param stage the stage of the customer on the day it was stated; empty where it was not known
 * @param group the group of needs and expectations that it belongs to
 * @param statedOn since when it is known
 * @param dueOn the day on which it falls due, for replenishments
 * @param status how it stands
 * @param events what happened to it, the first one in front
 */
public record Need(
        long needId,
        long customerId,
        String what,
        Kind kind,
        Origin origin,
        String source,
        String department,
        Optional<Stage> stage,
        Optional<Group> group,
        LocalDate statedOn,
        Optional<LocalDate> dueOn,
        NeedStatus status,
        List<Event> events) {

    public Need {
        events = List.copyOf(events);
    }

    /** How a need came to be known. */
    public enum Kind {
        /** Somebody said it. */
        STATED,
        /** An article that the customer buys again and again is due. */
        REPLENISHMENT,
        /** Nearly all similar customers buy of a category, and a person confirmed it for this one. */
        COMPLEMENT
    }

    /** Who says that there is a need. */
    public enum Origin {
        /** The customer himself. */
        ANSWER,
        /** His purchases. */
        PURCHASE,
        /** Somebody of the firm. */
        STAFF
    }

    /** A group by number and name. */
    public record Group(long groupId, String name) {}

    /**
     * Something that happened to a need.
     *
     * @param event number, kind and what it takes back
     * @param on the day on which it happened
     * @param reason why, may be empty
     * @param at when it was written down
     * @param who who wrote it down
     */
    public record Event(NeedEvent event, LocalDate on, String reason, Instant at, String who) {}

    /** The event that decides how it stands; none where it was withdrawn. */
    public Optional<Event> standing() {
        return NeedStatus.standing(events.stream().map(Event::event).toList())
                .flatMap(last -> events.stream()
                        .filter(event -> event.event().equals(last))
                        .findFirst());
    }
}
