package io.clientela.differentiate.internal.feature;

import java.util.Arrays;

/** After how many days one customer buys the same article again, where he bought it on three days or more. */
final class Cycles {

    private static final int FEWEST = 3;

    private int[] days = new int[16];
    private int[] gaps = new int[16];

    /** A row for each article. */
    void rows(FigureRow row, Articles articles, Sheets sheets) {
        for (int i = 0; i < articles.count(); i++) {
            if (articles.times(i) >= FEWEST) {
                if (articles.times(i) > days.length) {
                    days = new int[articles.times(i) * 2];
                    gaps = new int[days.length];
                }
                int found = articles.days(sheets, i, days);
                if (found >= FEWEST) {
                    row(row, articles.article(i), found);
                }
            }
        }
    }

    private void row(FigureRow row, int article, int found) {
        for (int i = 1; i < found; i++) {
            gaps[i - 1] = days[i] - days[i - 1];
        }
        Arrays.sort(gaps, 0, found - 1);
        row.add(article).add(found).add(days[found - 1]).quartiles(gaps, found - 1);
    }
}
