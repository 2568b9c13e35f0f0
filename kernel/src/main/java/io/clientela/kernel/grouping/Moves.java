package io.clientela.kernel.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Groups of today matched with groups of before, so that a group keeps its name and moves are told from renamings.
 *
 * @param formerOf for each group of today the group of before that it continues, or -1 for a new one
 * @param moved customers by group of before, then by group of today
 */
@SuppressWarnings("ArrayRecordComponent")
public record Moves(int[] formerOf, int[][] moved) {

    /** A group continues one of before when at least this share of the two together is in both. */
    private static final double CONTINUES = 1.0 / 3;

    /**
     * Matches groups by their common customers, the most alike first (greedily by Jaccard similarity).
     *
     * @param before the group of each customer before, from 0 to below {@code groupsBefore}; -1 for one not there then
     * @param now the group of the same customers today, from 0 to below {@code groupsNow}; -1 for one no longer there
     */
    public static Moves between(int[] before, int groupsBefore, int[] now, int groupsNow) {
        if (before.length != now.length) {
            throw new IllegalArgumentException(before.length + " customers before, " + now.length + " now");
        }
        var moved = new int[groupsBefore][groupsNow];
        var sizesBefore = new int[groupsBefore];
        var sizesNow = new int[groupsNow];
        for (int i = 0; i < now.length; i++) {
            if (before[i] >= 0) {
                sizesBefore[before[i]]++;
            }
            if (now[i] >= 0) {
                sizesNow[now[i]]++;
            }
            if (before[i] >= 0 && now[i] >= 0) {
                moved[before[i]][now[i]]++;
            }
        }
        return new Moves(matched(moved, sizesBefore, sizesNow), moved);
    }

    private record Pair(int from, int to, double alike) {}

    private static int[] matched(int[][] moved, int[] sizesBefore, int[] sizesNow) {
        var pairs = new ArrayList<Pair>();
        for (int a = 0; a < sizesBefore.length; a++) {
            for (int b = 0; b < sizesNow.length; b++) {
                double alike = (double) moved[a][b] / Math.max(1, sizesBefore[a] + sizesNow[b] - moved[a][b]);
                if (alike >= CONTINUES) {
                    pairs.add(new Pair(a, b, alike));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -pair.alike()));
        var former = new int[sizesNow.length];
        Arrays.fill(former, -1);
        var taken = new boolean[sizesBefore.length];
        for (var pair : pairs) {
            if (!taken[pair.from()] && former[pair.to()] < 0) {
                taken[pair.from()] = true;
                former[pair.to()] = pair.from();
            }
        }
        return former;
    }

    /** How many customers are in another group than before, renamings not counted. */
    public long changed() {
        long changed = 0;
        for (int a = 0; a < moved.length; a++) {
            for (int b = 0; b < moved[a].length; b++) {
                changed += formerOf[b] == a ? 0 : moved[a][b];
            }
        }
        return changed;
    }
}
