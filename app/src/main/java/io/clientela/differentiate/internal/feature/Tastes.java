package io.clientela.differentiate.internal.feature;

import java.util.Arrays;

/** What one customer buys of each category, and how dear. */
final class Tastes {

    private static final double CENT = 1e4;

    private long[] keys = new long[64];
    private int[] category = new int[64];
    private int[] times = new int[64];
    private double[] net = new double[64];
    private double[] level = new double[64];
    private int count;

    private double whole;
    private double most;
    private int favourite;
    private int bought;

    /** Puts articles together by category, in the order of names. */
    void read(Articles articles, Shelf shelf) {
        if (articles.count() > keys.length) {
            int more = articles.count() * 2;
            keys = new long[more];
            category = new int[more];
            times = new int[more];
            net = new double[more];
            level = new double[more];
        }
        for (int i = 0; i < articles.count(); i++) {
            keys[i] = (long) shelf.rank(shelf.category(articles.article(i))) << 32 | i;
        }
        Arrays.sort(keys, 0, articles.count());
        group(articles, shelf);
        sum();
    }

    private void group(Articles articles, Shelf shelf) {
        count = 0;
        for (int i = 0; i < articles.count(); ) {
            long rank = keys[i] >> 32;
            double weighed = 0;
            double weight = 0;
            category[count] = shelf.category(articles.article((int) keys[i]));
            times[count] = 0;
            net[count] = 0;
            for (; i < articles.count() && keys[i] >> 32 == rank; i++) {
                int at = (int) keys[i];
                double amount = articles.net(at);
                double dear = shelf.level(articles.article(at));
                times[count] += articles.times(at);
                net[count] += amount;
                if (amount > 0 && !Double.isNaN(dear)) {
                    weighed += amount * dear;
                    weight += amount;
                }
            }
            level[count++] = weight > 0 ? weighed / weight : FigureRow.UNKNOWN;
        }
    }

    private void sum() {
        whole = 0;
        bought = 0;
        most = Double.NEGATIVE_INFINITY;
        double mostCents = -1;
        for (int i = 0; i < count; i++) {
            bought += times[i] > 0 ? 1 : 0;
            whole += Math.max(net[i], 0);
            most = Math.max(most, net[i]);
            double cents = Math.rint(Math.max(net[i], 0) / CENT);
            if (cents >= mostCents) { // the last by name among equals
                mostCents = cents;
                favourite = category[i];
            }
        }
    }

    /** How many categories, the one on which most is spent, its share, and how dear the customer buys over all. */
    void favourite(FigureRow row) {
        row.add(bought);
        if (count == 0) {
            row.add(FigureRow.UNKNOWN).add(FigureRow.UNKNOWN).add(FigureRow.UNKNOWN);
            return;
        }
        double weighed = 0;
        double weight = 0;
        for (int i = 0; i < count; i++) {
            if (net[i] > 0 && !Double.isNaN(level[i])) {
                weighed += net[i] * level[i];
                weight += net[i];
            }
        }
        row.add(favourite).add(most > 0 ? most / whole : 0).add(weight > 0 ? weighed / weight : FigureRow.UNKNOWN);
    }

    /** A row for each. */
    void rows(FigureRow row) {
        for (int i = 0; i < count; i++) {
            row.add(category[i]).add(times[i]).money(net[i]);
            row.add(net[i] > 0 ? net[i] / whole : 0).add(level[i]);
        }
    }
}
