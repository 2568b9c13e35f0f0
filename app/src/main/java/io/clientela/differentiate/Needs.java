package io.clientela.differentiate;

import io.clientela.kernel.need.Stage;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The register of needs: what customers need, by stage of life, and whether it was met (R20). */
public interface Needs {

    /**
     * What somebody says that a customer needs.
     *
     * @param customerId whose need it is
     * @param what what he needs, in words; not blank
     * @param category for a {@link Need.Kind#COMPLEMENT} the category, else empty
     * @param department the department that can meet it, may be empty
     * @param origin the customer himself or somebody of the firm
     * @param source where it was said, may be empty
     * @param groupId the group that it belongs to
     */
    record Statement(
            long customerId,
            String what,
            String category,
            String department,
            Need.Origin origin,
            String source,
            Optional<Long> groupId) {

        public Statement {
            if (what.isBlank()) {
                throw new IllegalArgumentException("a need without words");
            }
        }
    }

    /** What can be noted of a need. */
    enum Answer {
        MET,
        REFUSED,
        REOPENED
    }

    /** What the shares of needs met are told by. */
    enum By {
        STAGE,
        DEPARTMENT,
        GROUP,
        MONTH
    }

    /**
     * How many needs were met.
     *
     * @param key the value of what they are told by: a stage, a department, a group's number, a month; may be empty
     * @param name the same in words
     * @param met needs met
     * @param refused needs refused
     * @param open needs that wait
     * @param customers how many customers have them
     * @param share met / (met + refused + open) with its 95 % interval (Wilson)
     */
    record Met(String key, String name, long met, long refused, long open, long customers, Outcome<Interval> share) {

        /** All of them. */
        public long all() {
            return met + refused + open;
        }
    }

    /**
     * A category that nearly all similar customers buy and this one does not: to be confirmed by a person.
     *
     * @param category the category
     * @param buyers how many of the look-alikes buy it
     * @param lookAlikes how many look-alikes were asked
     */
    record Candidate(String category, int buyers, int lookAlikes) {}

    /**
     * Writes a need down.
     *
     * @return its number; unknown, {@code no-customer}, where there is none of that number
     */
    Outcome<Long> state(Statement statement, String who);

    /**
     * Sets a candidate aside: it is no need, counts nowhere and is not proposed again, until its withdrawal is taken back.
     *
     * @return the number under which the register keeps that; unknown, {@code no-customer}
     */
    Outcome<Long> setAside(long customerId, String category, String who);

    /**
     * Notes what became of a need.
     *
     * @param on the day on which it happened
     * @param reason why; not blank for a refusal
     * @return false where there is no such need, or nothing would change
     */
    boolean note(long needId, Answer answer, LocalDate on, String reason, String who);

    /**
     * Takes back what was noted last: the state before is the state after. Of a need of which nothing was noted, its
     * statement is taken back, and of a withdrawn one the withdrawal.
     *
     * @return false where there is no such need
     */
    boolean takeBack(long needId, String who);

    /** One need. */
    Optional<Need> find(long needId);

    /**
     * The needs of a filter, the newest first.
     *
     * @param before only those of a smaller number; 0 for the first ones
     * @param limit how many at most
     */
    List<Need> list(NeedFilter filter, long before, int limit);

    /** How many needs a filter means. */
    long count(NeedFilter filter);

    /** Shares of needs met; needs withdrawn do not count. */
    List<Met> report(By by, NeedFilter filter);

    /** The departments that occur. */
    List<String> departments();

    /** Writes the needs of a filter as CSV. */
    void exportCsv(NeedFilter filter, OutputStream out);

    /** The stage of a customer's life today; unknown where there is no picture. */
    Outcome<Stage> stage(long customerId);

    /** What nearly all similar customers buy and this one does not, and nobody has decided on; unknown without a picture. */
    Outcome<List<Candidate>> candidates(long customerId);

    /** Asks for the needs that purchases show to be looked for anew by a job. @return the job's number */
    long look(String who);
}
