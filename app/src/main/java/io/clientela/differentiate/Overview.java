package io.clientela.differentiate;

import io.clientela.kernel.lifetime.Backtest;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** What is asked first of all customers together: what they bring, who is going silent, who came and who went. */
public interface Overview {

    /** The days between one look and the look a quarter earlier. */
    int QUARTER = 91;

    /** The days of a year. */
    int YEAR = 365;

    /**
     * All customers at a glance, as the picture last was; a change of the ledger shows within seconds. Unknown with the
     * reason {@code none} or {@code elsewhere} where there is no picture, {@code nothing-bought} where it knows no purchase.
     */
    Outcome<Glance> glance();

    /**
     * All customers at a glance. Amounts are without tax, in the currency in which most customers buy.
     *
     * @param asOf the last day on which anybody bought
     * @param seenAt when this was computed
     * @param currency the currency
     * @param now the year up to {@code asOf}
     * @param before the year up to {@value #QUARTER} days earlier; empty where the ledger does not reach back so far
     * @param coming what customers will bring; empty where no model can say it
     * @param silence who is going silent
     * @param concentration from how few customers how much comes
     * @param months who came and who went, month by month, the latest complete one last; at most 24
     */
    record Glance(
            LocalDate asOf,
            Instant seenAt,
            String currency,
            Year now,
            Optional<Year> before,
            Optional<Coming> coming,
            Silence silence,
            Concentration concentration,
            List<Month> months) {

        public Glance {
            months = List.copyOf(months);
        }
    }

    /** How many customers bought within a year, and for how much; returns are taken off. */
    record Year(long customers, double net) {}

    /**
     * What customers will bring, from the latest run of values.
     *
     * @param asOf the last day that was known
     * @param before the day that is looked back to
     * @param horizonDays how far it looks ahead
     * @param margin whether it is margin; otherwise it is spend less returns
     * @param value the expected value, with the interval that the uncertainty of the parameters leaves
     * @param valueBefore the same of the day before, as it was seen then
     * @param tested how well the model predicted a part that was held back
     */
    record Coming(
            LocalDate asOf,
            LocalDate before,
            int horizonDays,
            boolean margin,
            Interval value,
            Optional<Interval> valueBefore,
            Optional<Backtest> tested) {}

    /**
     * Who is going silent: bought within the year, and for longer not than is usual for him.
     *
     * @param rule {@code rhythm} where each customer's own rhythm says it (95 % of his gaps are shorter); {@code interval}
     *     where only his usual interval is known: silent for more than twice the length that a quarter of his intervals exceed
     * @param customers how many
     * @param atStake what they bought for in the year
     * @param first those with most at stake, at most five
     */
    record Silence(String rule, long customers, double atStake, List<Silent> first) {

        public Silence {
            first = List.copyOf(first);
        }
    }

    /**
     * One who is going silent.
     *
     * @param customerId the customer
     * @param yearNet what he bought for in the year
     * @param lastOn his last purchase
     * @param usualGap the usual number of days between his purchases
     * @param alive the chance that he is still a customer; empty where no model says it
     */
    record Silent(long customerId, double yearNet, LocalDate lastOn, double usualGap, Optional<Interval> alive) {}

    /**
     * From how few customers how much of the year's net comes.
     *
     * @param points shares of customers, the largest first, with their share of the net: 21 points, from 0 to 1
     * @param fifth how many customers are the largest fifth
     * @param fifthShare their share of the net
     * @param half the least number of customers who bring half of the net
     */
    record Concentration(List<Point> points, long fifth, double fifthShare, long half) {

        public Concentration {
            points = List.copyOf(points);
        }
    }

    /** The share of customers, and the share of the net that comes from them. */
    record Point(double customers, double net) {}

    /**
     * Who came and who went in a month.
     *
     * @param month the month
     * @param come customers with their first purchase in it
     * @param gone customers lost in it: a year has passed since their last purchase
     */
    record Month(YearMonth month, long come, long gone) {}
}
