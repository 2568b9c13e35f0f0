package io.clientela.interact;

import io.clientela.kernel.value.Outcome;
import io.clientela.organize.PersonId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The staff's side of the conversations: which wait and since when, who looks after them, what to do next (R28, R32). */
public interface Conversations {

    /** What is listed. */
    enum View {
        /** Conversations in which something waits for an answer, the longest waiting first. */
        OPEN,
        /** Of these, those that the reader looks after. */
        MINE,
        /** Conversations in which nothing waits, the latest settled first. */
        ANSWERED
    }

    /**
     * One conversation as the list tells it.
     *
     * @param medium the medium of what the customer said last
     * @param text what he said last
     * @param lastAt when
     * @param waiting how many of his turns wait
     * @param waitingSince since when the first of them waits
     * @param due until when an answer is due
     * @param assignedTo who of the firm looks after it
     * @param settledAt when the last of his turns was answered or closed, where none waits
     * @param step what to do next, and why
     */
    record Entry(
            long customerId,
            Medium medium,
            String subject,
            String text,
            Instant lastAt,
            int waiting,
            Optional<Instant> waitingSince,
            Optional<Instant> due,
            Optional<PersonId> assignedTo,
            Optional<Instant> settledAt,
            Step step) {

        /** Whether an answer is overdue. */
        public boolean late(Instant now) {
            return due.map(now::isAfter).orElse(false);
        }
    }

    /** What somebody should do next. */
    enum Step {
        /** He wants to be left alone: see to his agreement, then confirm. */
        LET_GO,
        /** He complains: call him. */
        CALL,
        /** He wrote again before he had an answer: call him. */
        CALL_AGAIN,
        /** He orders or asks for a price: pass it to sales today. */
        SELL,
        /** He asks: answer. */
        ANSWER,
        /** He only thanks: close it. */
        CLOSE,
        /** Nothing of the kind: read it and answer. */
        READ,
        /** Nothing waits. */
        NOTHING
    }

    /** How many there are. */
    record Counts(long open, long mine, long late, long unplaced) {}

    /** What the staff tell each other. */
    record Note(long noteId, String text, Instant at, String who) {}

    /**
     * Something that came in and that nobody could place.
     *
     * @param why {@code no-address}, {@code unknown-address}, {@code several-customers}, {@code mark-of-another},
     *     {@code taken-out}
     * @param candidates whose it may be: who has the address, whose message its mark names
     * @param setAside whether a person said that it is nobody's
     */
    record Unplaced(
            long receivedId,
            Medium medium,
            String from,
            String subject,
            String text,
            Instant at,
            String why,
            List<Long> candidates,
            boolean setAside) {}

    /**
     * A way by which a customer can be answered (R31).
     *
     * @param usable whether the medium is set up; unknown media count as set up by whoever carries them
     * @param cost of one message; empty where nobody carries the medium
     */
    record Way(
            Medium medium,
            String address,
            boolean usable,
            Optional<BigDecimal> cost,
            String currency,
            Duration delay) {}

    /**
     * An answer to what a customer said.
     *
     * @param received which of his turns it answers and settles: those that whoever writes has read
     * @param why the reason why he gets it, in words that he may read
     */
    record Answer(
            long customerId,
            Medium medium,
            String language,
            String subject,
            String text,
            String why,
            List<Long> received) {}

    /** The conversations of a view; at most {@code limit}. */
    List<Entry> list(View view, PersonId reader, int limit);

    /** One conversation; empty where nobody ever said anything in it. */
    Optional<Entry> find(long customerId);

    Counts counts(PersonId reader);

    /** How many there are, for nobody in particular: none is his. */
    Counts counts();

    /** Within how many hours an answer is due. */
    int targetHours();

    /** Sets the hours, from 1 to 720. */
    void setTarget(int hours, String who);

    /** Gives a conversation to somebody, or to nobody. */
    void assign(long customerId, Optional<PersonId> person, String who);

    /** Which of his turns wait for an answer, by time. Who answers or closes says which of them he has read. */
    List<Long> waiting(long customerId);

    /** Notes that somebody has read these turns of his. */
    void read(long customerId, List<Long> received, String who);

    /** These of his turns need no answer. @return how many of them waited and were closed */
    int close(long customerId, List<Long> received, String who);

    /** Takes the last answer or closing back: what it settled waits again. @return how many turns */
    int reopen(long customerId, String who);

    /** Writes a note that the customer never sees. @return its number; unknown, {@code no-customer} */
    Outcome<Long> note(long customerId, String text, String who);

    List<Note> notes(long customerId);

    /** By which media a customer can be answered, the one he used last in front. */
    List<Way> ways(long customerId);

    /** Whether there is something that an answer can go to: a turn of his that waits, or that came in within 30 days. */
    boolean answerable(long customerId);

    /**
     * Answers. It leaves by the outbox like every message, as {@link Purpose#ANSWER}, and settles what it answers. What
     * answers nothing needs his agreement, as a sending or a question does.
     *
     * @return the message; unknown: {@code no-customer}, {@code nothing-to-answer}
     */
    Outcome<Message> answer(Answer answer, String who);

    /** What waits to be placed, or was set aside, the latest first. */
    List<Unplaced> unplaced(boolean setAside, int limit);

    /** Places something by hand. @return false where it is placed already, or there is no such customer */
    boolean place(long receivedId, long customerId, String who);

    /** Takes something out of the conversation in which it was placed. @return false where it was in none */
    boolean takeOut(long receivedId, String who);

    /** Says that something is nobody's, or brings it back. @return false where nothing changed */
    boolean setAside(long receivedId, boolean aside, String who);
}
