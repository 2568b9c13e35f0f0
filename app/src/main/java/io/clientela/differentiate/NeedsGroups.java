package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Groups of customers with the same needs and expectations, written down and checked against delivery (R24). */
public interface NeedsGroups {

    /** By what an expectation is checked. */
    enum Rule {
        /** A person looks and writes down what he found. */
        BY_HAND,
        /** Of the orders of the last twelve months at most this share may have come back, in whole or in part. */
        RETURNS_AT_MOST,
        /** Of the articles bought again within the last twelve months at most this share may have changed its price. */
        PRICE_CHANGES_AT_MOST
    }

    /**
     * A group in the list.
     *
     * @param members how many customers are in it
     * @param expectations how many expectations are written down
     * @param kept how many of those that were checked are kept
     * @param checked how many were checked, by hand or by a rule
     */
    record Summary(long groupId, String name, long members, int expectations, int kept, int checked) {}

    /** A group with all of it. */
    record Group(
            long groupId,
            String name,
            String madeBy,
            Instant madeAt,
            List<Long> members,
            List<Expectation> expectations) {
        public Group {
            members = List.copyOf(members);
            expectations = List.copyOf(expectations);
        }
    }

    /**
     * What a group expects.
     *
     * @param bound for a measured rule the largest share that may fail, from 0 to 1
     * @param checks what people found, the latest first
     * @param delivered how well it is delivered: the share of checks by hand that found it kept, or of cases that the rule
     *     found well; unknown where nobody checked ({@code no-cases}) or there is no picture
     */
    record Expectation(
            long expectationId, String text, Rule rule, double bound, List<Check> checks, Outcome<Delivery> delivered) {
        public Expectation {
            checks = List.copyOf(checks);
        }
    }

    /**
     * How well an expectation is delivered.
     *
     * @param well the cases that were well
     * @param all all cases
     * @param share well / all with its 95 % interval
     * @param kept whether it is kept: by hand the latest check, by a rule a share of failures within the bound
     * @param failing the customers with cases that were not well, those with most in front
     */
    record Delivery(long well, long all, Interval share, boolean kept, List<Failing> failing) {
        public Delivery {
            failing = List.copyOf(failing);
        }
    }

    /** A customer with cases that were not well. */
    record Failing(long customerId, long failures, long cases) {}

    /**
     * What a person found.
     *
     * @param customerId the customer for whom it was looked at; empty for the whole group
     * @param takenBack whether it was taken back since
     */
    record Check(
            long checkId,
            Optional<Long> customerId,
            LocalDate on,
            boolean kept,
            String evidence,
            String by,
            boolean takenBack) {}

    /** The groups that are not closed, by name. */
    List<Summary> all();

    /** The names of those groups, by number. */
    List<Need.Group> names();

    /** One group; empty where there is none, or it is closed. */
    Optional<Group> find(long groupId);

    /** Makes a group. @return its number; unknown, {@code name-taken}, where one has that name */
    Outcome<Long> make(String name, String who);

    /** Closes a group: it is in no list any more, its needs keep it. */
    void close(long groupId, String who);

    /** Opens a closed group again. @return false where another one has taken its name */
    boolean reopen(long groupId, String who);

    /** Writes an expectation down. */
    void expect(long groupId, String text, Rule rule, double bound, String who);

    /** Ends an expectation, or with {@code false} takes that back. */
    void end(long expectationId, boolean ended, String who);

    /** Puts a customer into a group. @return false where there is no such customer or he is in it */
    boolean join(long groupId, long customerId, String who);

    /** Takes a customer out of a group. */
    void leave(long groupId, long customerId, String who);

    /** The groups of a customer. */
    List<Need.Group> of(long customerId);

    /** Writes down what a person found. */
    void check(long expectationId, Optional<Long> customerId, boolean kept, LocalDate on, String evidence, String who);

    /** Takes a check back, or a check that was taken back again into account. */
    void turnCheck(long checkId, String who);
}
