package io.clientela.measure;

import io.clientela.kernel.effect.Effect.Counts;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment returned, as it was computed once.
 *
 * @param runId its number
 * @param at when it was computed
 * @param by who asked for it
 * @param computed what came of it
 */
public record ExperimentResult(long runId, long experimentId, Instant at, String by, Computed computed) {

    /** All customers together, in the place of a portfolio's number. */
    public static final long ALL = -1;

    /** Those who were in no portfolio when the experiment started. */
    public static final long NONE = 0;

    /** The share of customers in two arms above which nothing is said. */
    public static final double MOST_BROKEN = 0.01;

    /** Fewer units in an arm are few. */
    public static final int FEW = Counts.FEW;

    private static boolean few(long treated, long held) {
        return new Counts(treated, held).few();
    }

    /**
     * What came of it.
     *
     * @param version of the plan, with its hash
     * @param asOf up to which day, that day left out, the ledger was read
     * @param elapsed the share of the window that lies before that day, above 0, 1 where it is over
     * @param complete whether no outcome is missing
     * @param units whom it rests on
     * @param blocked why nothing is said, as a code: {@code broken-exposure}, {@code sample-ratio-mismatch}, {@code
     *     empty-arm}, {@code no-outcome-yet}, {@code no-cost}; empty where something is
     * @param detail the figures behind it
     * @param rows all customers first, then the portfolios, each with every treated arm
     * @param fit how it was computed; null where nothing is said
     * @param gains who gains more than others; null where nothing is said, and in results from before it was looked at
     */
    public record Computed(
            int version,
            String hash,
            LocalDate asOf,
            double elapsed,
            boolean complete,
            Units units,
            String blocked,
            String detail,
            List<Row> rows,
            @Nullable Fit fit,
            @Nullable Gains gains) {

        public Computed {
            rows = List.copyOf(rows);
        }

        /** The same with who gains more than others. */
        public Computed with(Gains found) {
            return new Computed(version, hash, asOf, elapsed, complete, units, blocked, detail, rows, fit, found);
        }
    }

    /** What was known of each customer before the experiment started, by which effects are compared. */
    public enum Known {
        /** What he spent in the 365 days before: {@code none}, or the {@code low}, {@code middle}, {@code high} third. */
        SPEND,
        /** Since when he bought: {@code none}, the last {@code year}, {@code three-years}, {@code longer}. */
        AGE,
        /** When he bought last: {@code quarter} (90 days), {@code year}, {@code longer}, {@code never}. */
        RECENCY,
        /** The channel of most of what he spent in the 365 days before; empty for none, {@code *} for the others. */
        CHANNEL,
        /** His mini-portfolio by number, {@value #NONE} for none, {@code *} for the others. */
        PORTFOLIO
    }

    /**
     * Who gains more than others.
     *
     * @param rows by feature and part, with every treated arm
     * @param comparisons of how many comparisons at once the intervals hold
     */
    public record Gains(List<Gain> rows, int comparisons) {

        public Gains {
            rows = List.copyOf(rows);
        }
    }

    /**
     * What one arm did to one part of the customers.
     *
     * @param part as {@link Known} says
     * @param own the difference of the outcome of one customer, by these customers alone; null where it cannot be computed
     * @param pooled the same, drawn towards the other parts of the feature
     * @param more by how much it is larger than in the other parts, with the interval that holds for all comparisons (and,
     *     where looking early is allowed, looks) at once; null where they are too few
     * @param chance the p value that it is the same as in the others, corrected for all comparisons, from 0 to 1
     * @param verdict GAIN where it surely is more, LOSS where it surely is less
     */
    public record Gain(
            Known known,
            String part,
            String arm,
            long treated,
            long held,
            @Nullable Interval own,
            @Nullable Interval pooled,
            @Nullable Interval more,
            double chance,
            Verdict verdict) {

        /** Whether it rests on fewer than {@value #FEW} units of an arm. */
        public boolean few() {
            return ExperimentResult.few(treated, held);
        }
    }

    /**
     * Whom a result rests on.
     *
     * @param counted customers whose outcome counts
     * @param waiting exposed customers whose window is not over yet
     * @param heldOfAll customers of the target in the hold-out over all
     * @param broken customers in two arms
     * @param costKnown the share of net with a known cost, from 0 to 1
     * @param fingerprint SHA-256 of customers, arms, portfolios, outcomes and the time before, in hexadecimal
     */
    public record Units(
            long counted, long waiting, long heldOfAll, long broken, double costKnown, String fingerprint) {}

    /**
     * What one arm did to one portfolio.
     *
     * @param portfolio its number, {@link #ALL} or {@link #NONE}
     * @param arm the arm by name
     * @param treated how many customers are in it
     * @param held how many are held out
     * @param own the difference of the outcome of one customer, by these customers alone; null where it cannot be computed
     * @param pooled the same, drawn towards the other portfolios
     * @param always the same as own, with the interval that holds at all looks at once
     * @param chance the p value, corrected for all comparisons and looks, from 0 to 1
     * @param money what it cost and brought, in the currency of the plan; null where no difference can be computed
     * @param equity the difference of a customer's value (what he is expected to bring) today; null where that is not known
     */
    public record Row(
            long portfolio,
            String arm,
            long treated,
            long held,
            @Nullable Interval own,
            @Nullable Interval pooled,
            @Nullable Interval always,
            double chance,
            Verdict verdict,
            @Nullable Money money,
            @Nullable Interval equity) {

        /** Whether it rests on fewer than {@value #FEW} units of an arm. */
        public boolean few() {
            return ExperimentResult.few(treated, held);
        }

        /** The difference to be shown: at all looks where looking early is allowed, else pooled for a portfolio. */
        public Optional<Interval> shown(boolean early) {
            return Optional.ofNullable(early ? always : portfolio == ALL ? own : pooled);
        }
    }

    /**
     * What it cost and brought.
     *
     * @param cost of the treated customers
     * @param brought the margin that they brought more than without it
     */
    public record Money(double cost, Interval brought) {

        /** What is left after the cost. */
        public Interval left() {
            return new Interval(
                    brought.low() - cost, brought.estimate() - cost, brought.high() - cost, brought.level());
        }

        /** What is left of each unit of cost; empty where it cost nothing. */
        public Optional<Interval> perCost() {
            var left = left();
            return cost > 0
                    ? Optional.of(
                            new Interval(left.low() / cost, left.estimate() / cost, left.high() / cost, left.level()))
                    : Optional.empty();
        }
    }

    /**
     * How it was computed.
     *
     * @param slope what a unit of the time before says of the outcome
     * @param noiseLeft the share of the variance that was left when that was taken off, above 0
     * @param ratio the chance of arms so unlike the planned shares where the lot was fair
     * @param differences how much portfolios differ, by treated arm; arms for which that is not known are missing
     */
    public record Fit(double slope, double noiseLeft, double ratio, List<Differing> differences) {

        public Fit {
            differences = List.copyOf(differences);
        }
    }

    /**
     * How much the true effects differ between portfolios.
     *
     * @param deviation their standard deviation
     * @param chance of estimates so different where all true effects are the same
     */
    public record Differing(String arm, Interval deviation, double chance) {}
}
