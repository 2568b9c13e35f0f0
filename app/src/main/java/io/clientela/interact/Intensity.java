package io.clientela.interact;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.OutputStream;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How intense the dialogue is (R39). An exchange has two directions: something that a customer said which answers a message
 * of ours, or which we answered. A contact is a message of ours that left, save answers; it was effective if the customer
 * answered it within 30 days.
 */
public interface Intensity {

    /** The most exchanges in a year that are told apart; who had more is among those who had this many. */
    int MOST = 3;

    /**
     * One month, in UTC.
     *
     * @param customers who said something or got something
     * @param exchanges two-way exchanges
     * @param contacts messages that left, save answers
     * @param answered those of them that were answered within 30 days
     * @param effectiveness answered / contacts, with its 95 % interval (Wilson)
     * @param complete whether the 30 days of all its contacts are over
     */
    record Month(
            YearMonth month,
            long customers,
            long exchanges,
            long contacts,
            long answered,
            Outcome<Interval> effectiveness,
            boolean complete) {

        /** Exchanges per customer. */
        public double perCustomer() {
            return customers == 0 ? 0 : (double) exchanges / customers;
        }
    }

    /**
     * The customers who had so many exchanges in the last 365 days, of all with whom there was any turn.
     *
     * @param exchanges 0 to {@value #MOST}; the last stands for that many and more
     * @param net what each bought in the same days, without tax, in the firm's main currency: the mean with its 95 % interval
     */
    record Band(
            int exchanges,
            long customers,
            long contacts,
            long answered,
            Outcome<Interval> effectiveness,
            Outcome<Interval> net,
            String currency) {}

    /** One customer behind a figure. */
    record Behind(long customerId, long exchanges, long contacts, long answered, double net) {}

    /** The months in which anything was said, in order. */
    List<Month> months();

    /** By how many exchanges there were, from none up. */
    List<Band> bands();

    /** The named customers of a band, or of a month, those with most exchanges in front. */
    List<Behind> behind(OptionalInt band, Optional<YearMonth> month, int limit);

    /** The months as CSV. */
    void exportCsv(OutputStream out);

    /** The customers of the last 365 days as CSV. */
    void exportCustomersCsv(OutputStream out);
}
