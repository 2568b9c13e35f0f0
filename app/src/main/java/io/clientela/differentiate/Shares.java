package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.OutputStream;
import java.io.Reader;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Share of customer (R19): of what a customer spends in a year on a category, with this firm and elsewhere, the part that he
 * spends here. What he spends in all nobody can see in the firm's own sales: it is told by him, by a panel, or guessed from
 * what similar customers spend here, and it is always said which.
 */
public interface Shares {

    /** From where the total is known, the surest first. */
    enum Method {
        /** The customer said so. */
        DECLARED,
        /** A panel says what customers of his kind spend. */
        PANEL,
        /** What the upper tenth of similar customers spend here: at most a lower bound of the true total. */
        LOOK_ALIKES
    }

    /** Whose spending a figure that people enter tells. */
    enum Scope {
        /** One customer. */
        CUSTOMER,
        /** Each customer of a kind. */
        KIND,
        /** All of the market. */
        MARKET
    }

    /**
     * One customer and category.
     *
     * @param kind his kind: {@code person}, {@code company} or {@code unknown}
     * @param own what he spent here in the last 365 days, without tax
     * @param ownBefore what he spent here in the 365 days before
     * @param method from where the total is known
     * @param ranged whether the total has a range; a declared one may have none
     * @param total what he spends in all in a year; unknown with the reason
     * @param share own / total with its interval
     * @param room total - own, at least 0
     * @param trend the share of this year less that of the year before; unknown with the reason
     */
    record OfCustomer(
            long customerId,
            String kind,
            String category,
            double own,
            double ownBefore,
            Method method,
            boolean ranged,
            Outcome<Interval> total,
            Outcome<Interval> share,
            Outcome<Interval> room,
            Outcome<Interval> trend) {}

    /**
     * All customers of a category.
     *
     * @param customers who buy of it
     * @param estimated of these, those whose total is known
     * @param own what those spent here in the last 365 days
     * @param share own / the sum of their totals; its ends are those of all totals at once, since they may err together
     * @param marketShare what all customers spent here / the market, where somebody entered its size; unknown with the
     *     reason {@code no-market}, or {@code market-too-small} where less was entered than is sold here
     */
    record OfCategory(
            String category,
            long customers,
            long estimated,
            double own,
            double total,
            Outcome<Interval> share,
            Outcome<Double> marketShare) {}

    /**
     * A figure that people know.
     *
     * @param customerId for {@link Scope#CUSTOMER}, else 0
     * @param kind for {@link Scope#KIND}, else empty
     * @param low the least it may be; empty where nobody said
     * @param high the most it may be
     * @param on the day for which it was told
     */
    record Figure(
            Scope scope,
            long customerId,
            String kind,
            String category,
            BigDecimal amount,
            Optional<BigDecimal> low,
            Optional<BigDecimal> high,
            LocalDate on,
            String source) {

        private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

        public Figure {
            boolean ordered = low.map(one -> one.signum() > 0 && one.compareTo(amount) <= 0)
                            .orElse(true)
                    && high.map(one -> one.compareTo(amount) >= 0).orElse(true);
            boolean huge = high.orElse(amount).compareTo(MOST) > 0 || amount.compareTo(MOST) > 0;
            if (amount.signum() <= 0 || huge || !ordered || category.isBlank() || low.isPresent() != high.isPresent()) {
                throw new IllegalArgumentException(
                        "not a figure: " + low + " ≤ " + amount + " ≤ " + high + " of " + category);
            }
            if (scope == Scope.KIND && low.isEmpty()) {
                throw new IllegalArgumentException("a panel without a range");
            }
        }
    }

    /** A figure in the list, with who entered it and whether it was taken back. */
    record Entered(long figureId, Figure figure, String currency, String by, boolean takenBack) {}

    /**
     * How the estimates stand.
     *
     * @param madeAt when they were computed
     * @param day the day with which the year ends
     * @param currency the currency of all amounts
     * @param since the first purchase in the ledger
     */
    record Run(Instant madeAt, LocalDate day, String currency, Optional<LocalDate> since) {}

    /** What is asked for: empty texts and 0 stand for all. */
    record Filter(String category, String kind, long customerId, int limit) {}

    /** An answer: the rows, the categories, and how they stand. */
    record Answer(Run run, List<OfCustomer> rows, List<OfCategory> categories) {
        public Answer {
            rows = List.copyOf(rows);
            categories = List.copyOf(categories);
        }
    }

    /**
     * What came of a file.
     *
     * @param taken figures taken in
     * @param refused lines refused, with their number and the reason: {@code no-customer}, {@code several-customers},
     *     {@code no-category}, {@code no-amount}, {@code no-day}, {@code columns}
     */
    record Imported(int taken, List<Refused> refused) {
        public Imported {
            refused = List.copyOf(refused);
        }
    }

    /** A line that was refused. */
    record Refused(long line, String reason) {}

    /** Shares, those with most room to grow in front; unknown, {@code not-computed}, where nothing was computed yet. */
    Outcome<Answer> ask(Filter filter);

    /** Writes the shares of a filter as CSV, all of them. */
    void exportCsv(Filter filter, OutputStream out);

    /** The figures that people entered, the latest first. */
    List<Entered> figures(Optional<Scope> scope, long customerId, int limit);

    /** Enters a figure. @return false where there is no such customer */
    boolean enter(Figure figure, String who);

    /** Takes a figure back, or into account again. */
    void turn(long figureId, String who);

    /**
     * Takes declared totals in from a CSV file with a heading line: {@code customer, category, amount} and, where known,
     * {@code low, high, date, source}. A customer is told as {@link io.clientela.identify.Customers#named} does.
     */
    Imported importCsv(Reader csv, String who);

    /** Asks for the look-alikes to be looked for anew by a job. @return the job's number */
    long compute(String who);
}
