package io.clientela.differentiate;

import io.clientela.kernel.value.Interval;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where customers stand between value and needs (R21), from the whole base down to one of them. */
public interface Standings {

    /** The last time when all customers were looked at; empty before the first. */
    Optional<Look> latest();

    /** Where a customer stands; empty where that was not looked at yet. */
    Optional<Standing> of(long customerId);

    /** The customers that a choice lets through, the largest value first. */
    Some list(Choice choice, @Nullable String cursor, int limit);

    /** How many customers a choice lets through. */
    long count(Choice choice);

    /** How many customers, and how much value, each pair of recency and frequency has; 25 cells at most. */
    List<RfmCell> rfm();

    /**
     * The map of value and needs within a window: single customers where they are few, else cells of a grid.
     *
     * @param choice whom it shows; its own window is left out
     * @param window what part of it is shown; null for all
     */
    ValueMap map(Choice choice, @Nullable Window window);

    /** Asks for all customers to be looked at anew by a job. @return the job's number */
    long refresh(String who);

    /** Writes the standings of a choice as CSV, in the order of the customers' numbers. */
    void exportCsv(Choice choice, OutputStream out);

    /** Writes the standings of a choice as Parquet, in the order of the customers' numbers. */
    void exportParquet(Choice choice, OutputStream out);

    /**
     * When all customers were looked at.
     *
     * @param day the day of the picture's features
     * @param groupRun the run of the groups in force; empty where none were found
     * @param currency of most customers; sums are in it
     * @param bases how many customers have a value of each kind
     * @param otherCurrency how many buy in another currency, whose values are in no sum
     * @param groups size and value of each group
     */
    record Look(
            Instant at,
            LocalDate day,
            int customers,
            OptionalLong groupRun,
            String currency,
            Map<Standing.Basis, Integer> bases,
            int otherCurrency,
            Map<Integer, Sum> groups) {

        public Look {
            bases = Map.copyOf(bases);
            groups = Map.copyOf(groups);
        }
    }

    /**
     * So many customers with so much value in the main currency.
     *
     * @param interval of the sum, with the error that the models leave in it; null where not all values are expected ones
     */
    record Sum(long customers, double value, @Nullable Interval interval) {}

    /** Some standings, and where the next ones start. */
    record Some(List<Standing> rows, Optional<String> next) {

        public Some {
            rows = List.copyOf(rows);
        }
    }

    /** The customers of one recency and frequency. */
    record RfmCell(int recency, int frequency, Sum sum) {}

    /**
     * Whom to show; what is null is not asked for.
     *
     * @param recency with {@code frequency}: a cell of the RFM table; {@code amount} narrows it
     */
    record Choice(
            @Nullable Integer groupId,
            @Nullable Long portfolioId,
            @Nullable Integer tier,
            @Nullable Integer recency,
            @Nullable Integer frequency,
            @Nullable Integer amount,
            @Nullable Window window) {

        /** Everybody. */
        public static final Choice ALL = new Choice(null, null, null, null, null, null, null);

        /** Those of a group. */
        public static Choice ofGroup(int groupId) {
            return new Choice(groupId, null, null, null, null, null, null);
        }

        /** Those of a portfolio. */
        public static Choice ofPortfolio(long portfolioId) {
            return new Choice(null, portfolioId, null, null, null, null, null);
        }

        /** Those of a cell of the RFM table. */
        public static Choice ofRfm(int recency, int frequency, @Nullable Integer amount) {
            return new Choice(null, null, null, recency, frequency, amount, null);
        }

        /** The same within a window of the map. */
        public Choice within(@Nullable Window part) {
            return new Choice(groupId, portfolioId, tier, recency, frequency, amount, part);
        }
    }

    /** A part of the map: values from low to below high in the main currency, needs from least to below most. */
    record Window(double low, double high, double least, double most) {

        public Window {
            if (!(low < high && least < most)) {
                throw new IllegalArgumentException(
                        "an empty window: " + low + " to " + high + ", " + least + " to " + most);
            }
        }
    }

    /**
     * The map of value and needs.
     *
     * @param window what it shows
     * @param customers how many lie in it
     * @param cells the cells of a grid with somebody in them; empty where single customers are shown
     * @param points single customers; empty where there are too many
     * @param left how many are not on it: without a value, or in another currency
     */
    record ValueMap(Window window, long customers, List<Cell> cells, List<Standing> points, long left) {

        public ValueMap {
            cells = List.copyOf(cells);
            points = List.copyOf(points);
        }
    }

    /** One cell of the map, its customers, and what they are worth together. */
    record Cell(Window window, Sum sum) {}
}
