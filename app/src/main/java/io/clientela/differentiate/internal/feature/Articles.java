package io.clientela.differentiate.internal.feature;

import java.util.Arrays;

/** What one customer bought and returned of each article. Articles are numbered in the order of their names. */
final class Articles {

    private long[] keys = new long[64];
    private int[] lines = new int[64];
    private int[] days = new int[64];
    private boolean[] main = new boolean[64];
    private int seen;

    private int[] article = new int[64];
    private int[] times = new int[64];
    private double[] net = new double[64];
    private int[] from = new int[65];
    private int count;

    /** Goes through the lines of sales and returns, then through them by article. */
    void read(Buyer buyer) {
        var sheets = buyer.sheets();
        seen = 0;
        for (var paper : buyer.papers()) {
            room(seen + paper.endLine - paper.firstLine);
            for (int at = paper.firstLine; at < paper.endLine; at++) {
                int line = sheets.line(at);
                if (sheets.kind(line) <= Sheets.RETURN) {
                    keys[seen] = (long) buyer.shelf().article(sheets.product(line)) << 32 | seen;
                    lines[seen] = line;
                    days[seen] = paper.day;
                    main[seen++] = paper.main;
                }
            }
        }
        Arrays.sort(keys, 0, seen);
        group(sheets);
    }

    private void room(int wanted) {
        if (wanted > keys.length) {
            int more = wanted * 2;
            keys = Arrays.copyOf(keys, more);
            lines = Arrays.copyOf(lines, more);
            days = Arrays.copyOf(days, more);
            main = Arrays.copyOf(main, more);
            article = new int[more];
            times = new int[more];
            net = new double[more];
            from = new int[more + 1];
        }
    }

    private void group(Sheets sheets) {
        count = 0;
        for (int i = 0; i < seen; i++) {
            int itself = (int) (keys[i] >> 32);
            if (count == 0 || article[count - 1] != itself) {
                article[count] = itself;
                times[count] = 0;
                net[count] = 0;
                from[count++] = i;
            }
            int at = (int) keys[i];
            if (sheets.kind(lines[at]) == Sheets.SALE) {
                times[count - 1]++;
            }
            double amount = sheets.amount(lines[at]);
            net[count - 1] += main[at] && !Double.isNaN(amount) ? amount : 0;
        }
        from[count] = seen;
    }

    /** How many articles there are. */
    int count() {
        return count;
    }

    int article(int at) {
        return article[at];
    }

    /** How many lines sell it. */
    int times(int at) {
        return times[at];
    }

    /** In millionths of the main currency. */
    double net(int at) {
        return net[at];
    }

    /** Whether a line sells it without naming a department. */
    boolean undeparted(Sheets sheets, int at) {
        for (int i = from[at]; i < from[at + 1]; i++) {
            int line = lines[(int) keys[i]];
            if (sheets.kind(line) == Sheets.SALE && sheets.ownPlace(line) == Sheets.NO_PLACE) {
                return true;
            }
        }
        return false;
    }

    /** The days on which it was sold, in order, each once. @return how many there are */
    int days(Sheets sheets, int at, int[] into) {
        int found = 0;
        for (int i = from[at]; i < from[at + 1]; i++) {
            int one = (int) keys[i];
            if (sheets.kind(lines[one]) == Sheets.SALE && (found == 0 || into[found - 1] != days[one])) {
                into[found++] = days[one]; // lines come in the order of days
            }
        }
        return found;
    }
}
