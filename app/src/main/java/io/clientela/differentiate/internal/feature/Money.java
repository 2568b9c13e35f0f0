package io.clientela.differentiate.internal.feature;

import java.time.LocalDate;

/** Spend and margin of one customer by window, shares of returns and discounts, times of the day. */
final class Money {

    private static final int MORNING = 6;
    private static final int NOON = 12;
    private static final int EVENING = 18;

    /** Shares of amounts below half a millionth would be shares of nothing. */
    private static final double SOMETHING = 0.5;

    private final long after12;
    private final long after6;
    private final long after3;
    private int purchases;
    private int timed;
    private final int[] parts = new int[3];
    private final double[] spend = new double[5];
    private final double[] margin = new double[3];
    private double sold;
    private double returned;
    private double discounted;
    private double known;
    private int costed;

    /** @param day with which the windows end */
    Money(LocalDate day) {
        this.after12 = day.minusMonths(12).toEpochDay();
        this.after6 = day.minusMonths(6).toEpochDay();
        this.after3 = day.minusMonths(3).toEpochDay();
    }

    /** Adds up. */
    void read(Buyer buyer) {
        purchases = timed = costed = 0;
        sold = returned = discounted = known = 0;
        java.util.Arrays.fill(parts, 0);
        java.util.Arrays.fill(spend, 0);
        java.util.Arrays.fill(margin, 0);
        for (var paper : buyer.papers()) {
            if (paper.sells) {
                purchases++;
                time(paper.hour);
            }
            if (paper.main) {
                add(paper);
            }
        }
    }

    private void time(int hour) {
        if (hour == Sheets.NO_HOUR) {
            return;
        }
        timed++;
        if (hour >= EVENING) {
            parts[2]++;
        } else if (hour >= NOON) {
            parts[1]++;
        } else if (hour >= MORNING) {
            parts[0]++;
        }
    }

    private void add(Paper paper) {
        sold += paper.sold;
        returned += paper.returned;
        discounted += paper.discounted;
        known += paper.known;
        costed += paper.costed;
        spend[0] += paper.net;
        margin[0] += paper.margin;
        if (paper.day > after12) {
            spend[1] += paper.net;
            margin[1] += paper.margin;
            spend[paper.day > after6 ? 3 : 4] += paper.net;
        }
        if (paper.day > after3) {
            spend[2] += paper.net;
            margin[2] += paper.margin;
        }
    }

    /** How many documents sell. */
    int purchases() {
        return purchases;
    }

    /** From spend to trend. */
    void amounts(FigureRow row) {
        row.money(spend[0]).money(spend[1]).money(spend[2]);
        for (double one : margin) {
            if (costed > 0) {
                row.money(one);
            } else {
                row.add(FigureRow.UNKNOWN);
            }
        }
        double left = sold - returned;
        row.add(left > SOMETHING ? Math.clamp(known / left, 0.0, 1.0) : FigureRow.UNKNOWN);
        row.share(returned, sold).share(discounted, sold);
        row.money(spend[3]).money(spend[4]);
        double late = Math.max(spend[3], 0);
        double before = Math.max(spend[4], 0);
        row.add(late + before > SOMETHING ? (late - before) / (late + before) : FigureRow.UNKNOWN);
    }

    /** The times of the day. */
    void times(FigureRow row) {
        row.add(timed).share(parts[0], timed).share(parts[1], timed).share(parts[2], timed);
        row.share(timed - parts[0] - parts[1] - parts[2], timed);
    }
}
