package io.clientela.platform;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * What happened, who did it, when, why and from which data: every import, decision, message, agreement and change of
 * right. It only grows: the database refuses to change or delete a line.
 */
public interface Journal {

    /**
     * What is to be written down.
     *
     * @param who who did it: {@code user:<name>}, {@code key:<name>} or {@code system}
     * @param what room and past participle, such as {@code identify.joined}
     * @param subject what it is about, kind and id, such as {@code customer:4711}
     * @param detail more of it: a record or a map that can be written as JSON
     * @param why the reason in words, may be empty
     * @param fromData which data it rests on, such as {@code import:17}, may be empty
     */
    record Note(String who, String what, String subject, Object detail, String why, String fromData) {

        /** Without more detail, reason or data. */
        public static Note of(String who, String what, String subject) {
            return new Note(who, what, subject, java.util.Map.of(), "", "");
        }
    }

    /**
     * A line of the journal.
     *
     * @param id grows with time
     * @param at when it was written
     * @param who who did it
     * @param what room and past participle
     * @param subject what it is about
     * @param detail more of it, as JSON
     * @param why the reason, may be empty
     * @param fromData which data it rests on, may be empty
     */
    record Line(
            long id, Instant at, String who, String what, String subject, String detail, String why, String fromData) {}

    /**
     * Writes one line, in the transaction of the caller if there is one: what is rolled back did not happen.
     *
     * @return its id
     */
    long record(Note note);

    /** Writes many lines at once. */
    void record(List<Note> notes);

    /**
     * The lines about one subject, newest first.
     *
     * @param before only lines with a smaller id: the last one of the page before
     * @param limit how many at most
     */
    List<Line> about(String subject, OptionalLong before, int limit);

    /**
     * All lines, newest first.
     *
     * @param before only lines with a smaller id: the last one of the page before
     * @param limit how many at most
     */
    List<Line> latest(OptionalLong before, int limit);
}
