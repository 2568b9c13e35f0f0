package io.clientela.differentiate.internal.feature;

import java.time.LocalDate;
import java.util.Arrays;

/** The days on which one customer buys, the time between them, and his usual basket. */
final class Days {

    private static final double YEAR = 365.25;
    private static final int THURSDAY = 3; // 1 January 1970, Monday being 0

    private final int today;
    private int days;
    private int months;
    private int first;
    private int last;
    private double afterFirst;
    private int[] gaps = new int[16];
    private double[] baskets = new double[16];
    private int basketCount;
    private final int[] weekdays = new int[7];

    /** @param day for which ages are told */
    Days(LocalDate day) {
        this.today = Math.toIntExact(day.toEpochDay());
    }

    /** Goes through the documents that sell. */
    void read(Buyer buyer) {
        days = months = basketCount = 0;
        afterFirst = 0;
        Arrays.fill(weekdays, 0);
        for (var paper : buyer.papers()) {
            if (paper.sells) {
                if (days == 0 || paper.day > last) {
                    day(paper.day);
                }
                if (paper.main && paper.valued) {
                    basket(paper);
                }
            }
        }
        Arrays.sort(gaps, 0, Math.max(0, days - 1));
        Arrays.sort(baskets, 0, basketCount);
    }

    private void day(int day) {
        if (days == 0) {
            first = day;
            months = 1;
        } else {
            if (days > gaps.length) {
                gaps = Arrays.copyOf(gaps, days * 2);
            }
            gaps[days - 1] = day - last;
            if (day - last >= LocalDate.ofEpochDay(day).getDayOfMonth()) {
                months++;
            }
        }
        last = day;
        days++;
        weekdays[Math.floorMod(day + THURSDAY, 7)]++;
    }

    private void basket(Paper paper) {
        if (basketCount == baskets.length) {
            baskets = Arrays.copyOf(baskets, basketCount * 2);
        }
        baskets[basketCount++] = paper.net;
        if (paper.day > first) {
            afterFirst += paper.net;
        }
    }

    /** From the days of purchase to the usual basket. */
    void history(FigureRow row) {
        boolean any = days > 0;
        double age = any ? Math.max(today - first, 0) : 0;
        row.add(days).add(months).add(any ? first : FigureRow.UNKNOWN).add(any ? last : FigureRow.UNKNOWN);
        row.add(age).add(any ? Math.max(today - last, 0) : 0);
        row.add(any && age > 0 ? (days - 1) * YEAR / age : FigureRow.UNKNOWN);
        row.add(any ? days - 1 : FigureRow.UNKNOWN).add(any ? last - first : FigureRow.UNKNOWN);
        row.add(days > 1 ? afterFirst / (days - 1) / 1e6 : FigureRow.UNKNOWN);
        row.add(basketCount > 0 ? sum() / basketCount / 1e6 : FigureRow.UNKNOWN);
        row.add(basketCount > 0 ? median() / 1e6 : FigureRow.UNKNOWN);
    }

    private double sum() {
        double sum = 0;
        for (int i = 0; i < basketCount; i++) {
            sum += baskets[i];
        }
        return sum;
    }

    private double median() {
        return (baskets[(basketCount - 1) / 2] + baskets[basketCount / 2]) / 2;
    }

    /** The interval between days of purchase, and the days of the week. */
    void intervals(FigureRow row) {
        row.quartiles(gaps, Math.max(0, days - 1));
        if (days == 0) {
            row.add(FigureRow.UNKNOWN).add(FigureRow.UNKNOWN).add(FigureRow.UNKNOWN);
            return;
        }
        int most = 0;
        for (int i = 1; i < weekdays.length; i++) {
            most = weekdays[i] > weekdays[most] ? i : most;
        }
        row.add(most + 1).share(weekdays[most], days).share(weekdays[5] + weekdays[6], days);
    }
}
