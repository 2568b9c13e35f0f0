package io.clientela.differentiate;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A segment: the customers for whom a rule holds.
 *
 * @param id its number, never used for another
 * @param version the version of name, note and rule that counts
 * @param name what people call it
 * @param note what it is for; may be empty
 * @param rule who belongs to it
 * @param members how many belong to it now
 * @param createdAt when its first version was written
 * @param changedAt when the version was written
 * @param changedBy by whom
 * @param checkedAt when its members were last those that the rule names; empty before the first time
 * @param archivedAt since when it is archived and has no members; empty while it is in use
 */
public record Segment(
        long id,
        int version,
        String name,
        String note,
        Rule rule,
        long members,
        Instant createdAt,
        Instant changedAt,
        String changedBy,
        Optional<Instant> checkedAt,
        Optional<Instant> archivedAt) {

    /**
     * What a person writes of a segment.
     *
     * @param why the reason for the change; may be empty
     */
    public record Draft(String name, String note, Rule rule, String why) {}

    /** One version of a segment: what it was called and meant from a time on. */
    public record Version(int version, String name, String note, Rule rule, Instant at, String by, String why) {}

    /**
     * That a customer belongs or belonged to a segment.
     *
     * @param version the version by which he came in
     * @param until when he left; empty while he belongs to it
     * @param ended why he left: {@code changed} (he changed), {@code rule} (the rule changed), {@code joined} (he became
     *     part of another customer), {@code archived}; empty while he belongs to it
     */
    public record Member(long customer, int version, Instant since, Optional<Instant> until, String ended) {}

    /** That a customer belongs or belonged to a segment of a name. */
    public record Membership(long segment, String name, boolean archived, Member member) {}

    /** How many entered and left in a time. */
    public record Moves(long entered, long left) {}

    /** How many members there were at the end of a day. */
    public record Size(LocalDate day, long members) {}

    /** Which members a list tells. */
    public enum Show {
        /** Those who belong to it. */
        PRESENT,
        /** Those who entered in a time. */
        ENTERED,
        /** Those who left in a time. */
        LEFT
    }
}
