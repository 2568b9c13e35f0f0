package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How the quantities that customers buy answer to prices (R27): the elasticity of a category and a kind of customer, and of
 * the few single customers whose purchases allow it. Measured from what was paid; nothing here makes a price.
 */
public interface PriceResponses {

    /** In the place of a category: the articles of all of them. */
    String ALL = "*";

    /**
     * One computation.
     *
     * @param day the day of the picture from which it was computed
     * @param currency the currency looked at: that of most customers
     * @param cells article-months that were looked at
     * @param seconds how long it took
     * @param groups what it found, by category and kind
     * @param customers of how many single customers there is an estimate
     */
    record Run(
            long runId,
            Instant madeAt,
            LocalDate day,
            String currency,
            long cells,
            double seconds,
            List<Group> groups,
            long customers) {
        public Run {
            groups = List.copyOf(groups);
        }
    }

    /**
     * A category and a kind of customer.
     *
     * @param category the category, or {@link #ALL}
     * @param kind {@code person}, {@code company} or {@code unknown}
     * @param basis on what it rests
     * @param response the elasticity, drawn towards those of the other groups as far as its own data are weak; unknown with
     *     the reason
     * @param alone the elasticity from its own data alone
     * @param change the elasticity in the second half of the months less that in the first; unknown with the reason
     */
    record Group(
            String category,
            String kind,
            Basis basis,
            Outcome<Interval> response,
            Outcome<Interval> alone,
            Outcome<Interval> change) {}

    /**
     * On what an elasticity rests.
     *
     * @param articles how many articles
     * @param cells how many article-months
     * @param moving articles whose price had two levels or more
     * @param away the share of the quantity that was sold away from the article's usual price, from 0 to 1
     */
    record Basis(int articles, int cells, int moving, double away) {}

    /**
     * One customer.
     *
     * @param kind his kind
     * @param cells his article-months
     * @param response drawn towards the other customers of his kind
     * @param alone from his own purchases alone
     */
    record OfCustomer(long customerId, String kind, int cells, Interval response, Interval alone) {}

    /** The latest computation; unknown, {@code not-computed}, where there was none. */
    Outcome<Run> latest();

    /** Single customers, those that answer most strongly in front. */
    List<OfCustomer> customers(int limit);

    /** One customer; empty where his purchases do not allow an estimate. */
    Optional<OfCustomer> of(long customerId);

    /** Writes the groups of the latest computation as CSV. */
    void exportCsv(OutputStream out);

    /** Writes the single customers as CSV. */
    void exportCustomersCsv(OutputStream out);

    /** Asks for a computation. @return the job's number */
    long compute(String who);
}
