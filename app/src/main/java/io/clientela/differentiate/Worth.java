package io.clientela.differentiate;

import io.clientela.identify.Page;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What customers are worth, how sure that is, and what it rests on. Values are computed by a job and stand in the picture;
 * answers are unknown, with the reasons {@code none} where nothing was computed yet and {@code elsewhere} where another
 * process keeps the picture.
 */
public interface Worth {

    /** The computation whose values stand. */
    Outcome<ValueRun> standing();

    /** The last computations, the newest first. */
    List<ValueRun> runs(int limit);

    /**
     * What a customer is worth, and where he stands among all.
     *
     * @return or why that cannot be said: {@code none}, {@code elsewhere}, {@code prospect} for one who never bought, {@code
     *     other-currency} for one who buys in another currency, the reason of the run where it found no model, {@code new}
     *     for one who bought only since
     */
    Outcome<Ranked> of(long customerId);

    /**
     * The articles that a customer buys as by contract, with what is to come of each; none where he buys nothing so.
     *
     * @return or why that cannot be said, as of {@link #of}
     */
    Outcome<List<Contracted>> contracts(long customerId);

    /**
     * One customer among all.
     *
     * @param worth what he is worth
     * @param rank his place by value, from 1
     * @param among among how many
     */
    record Ranked(CustomerWorth worth, long rank, long among) {}

    /** In which order a list stands, the highest first. */
    enum Sort {
        VALUE,
        PAST,
        ALIVE,
        PURCHASES,
        CHANGE,
        STAKE,
        LAST
    }

    /** The customers that a filter lets through, in order. */
    Outcome<Page<CustomerWorth>> list(WorthFilter filter, Sort sort, Optional<String> cursor, int limit);

    /** What lists can be filtered by: areas and departments that occur. */
    Outcome<Choices> choices();

    /** Areas and departments in order. */
    record Choices(List<String> areas, List<String> departments) {

        public Choices {
            areas = List.copyOf(areas);
            departments = List.copyOf(departments);
        }
    }

    /**
     * The customers of the highest values among those that a filter lets through.
     *
     * @param filter which customers
     * @param most how many at most
     */
    Outcome<Group> best(WorthFilter filter, long most);

    /** The same, as a share of those that the filter lets through, above 0 and up to 1. */
    Outcome<Group> bestShare(WorthFilter filter, double share);

    /**
     * A group of customers.
     *
     * @param customers how many it has
     * @param value what they are worth together, with the error that the models leave in the sum
     * @param ofAll their share of the value of all customers
     * @param past what they left to the firm in the last 365 days
     * @param threshold the least value among them
     */
    record Group(long customers, Interval value, double ofAll, double past, double threshold) {}

    /** Writes the customers of a filter as CSV, in order. */
    void exportCsv(WorthFilter filter, Sort sort, OutputStream out);

    /** Writes the customers of a filter as Parquet, in order. */
    void exportParquet(WorthFilter filter, Sort sort, OutputStream out);

    /** How values are computed. */
    WorthSettings settings();

    /** Changes how values are computed, and asks for them to be computed anew. @return the job's number */
    long set(WorthSettings settings, String who);

    /** Asks for values to be computed anew. @return the job's number */
    long compute(String who);
}
