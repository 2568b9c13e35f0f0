package io.clientela.demo.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** When customers of one kind buy: BG/NBD on a clock that runs with the season. */
final class Rhythm {

    /** The first day on which customers of today can have come. */
    static final LocalDate ORIGIN = LocalDate.of(2020, 11, 1);

    private final Kind kind;
    private final double[] weeks;

    /** @param last the last day on which anyone buys */
    Rhythm(Kind kind, LocalDate last) {
        this.kind = kind;
        var days = (int) (last.toEpochDay() - ORIGIN.toEpochDay()) + 1;
        weeks = new double[days + 1];
        var habits = kind.habits();
        for (var day = 0; day < days; day++) {
            var date = ORIGIN.plusDays(day);
            weeks[day + 1] = weeks[day] + habits.in(date.getMonthValue()) / 7;
        }
    }

    /**
     * When one customer buys.
     *
     * @param since the day of the first purchase
     * @param weeklyRate purchases a week while active
     * @param dropout the chance to leave after a repeat purchase
     * @param visits the days of purchase, the first included, in order
     * @param leftOn the day after whose purchase the customer left
     */
    record Life(
            LocalDate since, double weeklyRate, double dropout, List<LocalDate> visits, Optional<LocalDate> leftOn) {}

    /** The life of a customer who buys for the first time on the given day. */
    Life of(LocalDate since, Dice dice) {
        var model = kind.habits().model();
        var rate = Math.max(.0015, dice.gamma(model.r()) / model.alpha());
        var dropout = dice.beta(model.a(), model.b());
        var visits = new ArrayList<LocalDate>();
        visits.add(since);
        var clock = weeks[(int) (since.toEpochDay() - ORIGIN.toEpochDay())];
        while (true) {
            clock += dice.exponential() / rate;
            if (clock >= weeks[weeks.length - 1]) {
                return new Life(since, rate, dropout, List.copyOf(visits), Optional.empty());
            }
            var found = Arrays.binarySearch(weeks, clock);
            var day = ORIGIN.plusDays(found < 0 ? -found - 2 : found);
            visits.add(day);
            if (dice.chance(dropout)) {
                return new Life(since, rate, dropout, List.copyOf(visits), Optional.of(day));
            }
        }
    }
}
