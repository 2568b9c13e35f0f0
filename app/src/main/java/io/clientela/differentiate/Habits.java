package io.clientela.differentiate;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How one customer buys. Amounts are without tax, in the customer's main currency; shares are from 0 to 1.
 *
 * @param customerId the customer
 * @param currency the main currency, the one of most lines
 * @param currencies in how many currencies it buys
 * @param purchases how often
 * @param spending how much
 * @param interval the days between two days of purchase; empty before the second
 * @param occasion when in the week and in the day; empty where it never bought
 * @param breadth of what, and how dear
 * @param tastes by category, the largest share first
 * @param channels by channel, the largest share first
 * @param cycles articles bought on three days or more, the one that is due first in front
 */
public record Habits(
        long customerId,
        String currency,
        int currencies,
        Purchases purchases,
        Spending spending,
        Optional<Spread> interval,
        Optional<Occasion> occasion,
        Breadth breadth,
        List<Taste> tastes,
        List<ChannelUse> channels,
        List<Cycle> cycles) {

    public Habits {
        tastes = List.copyOf(tastes);
        channels = List.copyOf(channels);
        cycles = List.copyOf(cycles);
    }

    /**
     * How often a customer buys.
     *
     * @param documents documents that sell
     * @param days days with a purchase
     * @param activeMonths months of the calendar with a purchase
     * @param perYear repeat purchases a year since the first one; empty on its day and before it
     */
    public record Purchases(int documents, int days, int activeMonths, OptionalDouble perYear) {}

    /**
     * How much a customer spends.
     *
     * @param all net of everything
     * @param last12Months net of the last twelve months
     * @param last3Months net of the last three months
     * @param margin of everything; empty where no cost is known
     * @param basketMean the mean net of a purchase
     * @param basketMedian the median net of a purchase
     * @param returnsShare what came back, as a share of what was sold
     * @param discountShare discounts, as a share of what was sold
     * @param trend last six months against the six before, from -1 (only before) to 1 (only lately)
     */
    public record Spending(
            BigDecimal all,
            BigDecimal last12Months,
            BigDecimal last3Months,
            Optional<BigDecimal> margin,
            OptionalDouble basketMean,
            OptionalDouble basketMedian,
            OptionalDouble returnsShare,
            OptionalDouble discountShare,
            OptionalDouble trend) {}

    /** A median in days, and the quarters below and above which a quarter of the intervals lies. */
    public record Spread(double median, double low, double high) {}

    /**
     * When a customer buys.
     *
     * @param weekday the day of the week with most purchases
     * @param weekdayShare its share
     * @param weekendShare the share of Saturday and Sunday
     * @param time the part of the day with most purchases; empty where no document says the time
     */
    public record Occasion(DayOfWeek weekday, double weekdayShare, double weekendShare, Optional<Time> time) {}

    /** A part of the day ({@code morning} from 6, {@code afternoon} from 12, {@code evening} from 18, {@code night}). */
    public record Time(String part, double share) {}

    /**
     * Of what a customer buys.
     *
     * @param priceLevel how dear its articles are among those of their category, weighed by net: 0 cheapest, 1 dearest
     */
    public record Breadth(int departments, int categories, int articles, OptionalDouble priceLevel) {}

    /** What a customer buys of one category. */
    public record Taste(String category, int times, BigDecimal net, double share, OptionalDouble priceLevel) {}

    /** How a customer uses one channel. */
    public record ChannelUse(String channel, int purchases, BigDecimal net, double share) {}

    /**
     * An article that a customer buys again and again.
     *
     * @param days on how many days
     * @param due the last day and the median interval after it
     */
    public record Cycle(String article, int days, LocalDate last, Spread interval, LocalDate due) {}
}
