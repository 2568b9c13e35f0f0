package io.clientela.identify.internal.card;

import io.clientela.identify.CustomerPage.Rhythm;
import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

/** How often a customer buys. Pure. */
final class Rhythms {

    private Rhythms() {}

    /**
     * The rhythm of purchases.
     *
     * @param days the distinct days of purchase in order
     * @param today the day up to which silence is counted
     */
    static Outcome<Rhythm> of(List<LocalDate> days, LocalDate today) {
        if (days.size() < 2) {
            return new Outcome.Unknown<>("too-few-purchases", days.size() + " days with a purchase, 2 are needed");
        }
        var gaps = new double[days.size() - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = ChronoUnit.DAYS.between(days.get(i), days.get(i + 1));
        }
        Arrays.sort(gaps);
        var last = days.getLast();
        return new Outcome.Known<>(new Rhythm(
                days.size(),
                quantile(gaps, 0.5),
                quantile(gaps, 0.25),
                quantile(gaps, 0.75),
                last,
                Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(last, today)))));
    }

    /** The quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7). */
    private static double quantile(double[] sorted, double p) {
        double place = p * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
