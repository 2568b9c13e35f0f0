package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Who gains more than others, as far as that can be told. */
final class Ranks {

    private Ranks() {}

    /**
     * The places that each can have, all right at once with the level of the intervals: one stands surely behind those whose
     * interval lies wholly above his, surely before those whose interval lies wholly below (Klein, Wright and Wieczorek 2020,
     * theorem 1).
     *
     * @param simultaneous intervals that hold all truths at once; unknown where there is none
     */
    static List<Rank> of(List<Outcome<Interval>> simultaneous) {
        var known = simultaneous.stream()
                .flatMap(each ->
                        each instanceof Outcome.Known<Interval> k ? java.util.stream.Stream.of(k.value()) : null)
                .toList();
        var lows = known.stream().mapToDouble(Interval::low).sorted().toArray();
        var highs = known.stream().mapToDouble(Interval::high).sorted().toArray();
        var out = new ArrayList<Rank>();
        for (var each : simultaneous) {
            if (each instanceof Outcome.Known<Interval> k) {
                int above = lows.length - until(lows, k.value().high(), true);
                int below = until(highs, k.value().low(), false);
                out.add(new Rank(1 + above, simultaneous.size() - below));
            } else {
                out.add(new Rank(1, simultaneous.size()));
            }
        }
        return out;
    }

    /** How many of the sorted lie below a value, or at it where that counts. */
    private static int until(double[] sorted, double value, boolean at) {
        int place = Arrays.binarySearch(sorted, value);
        if (place < 0) {
            return -place - 1;
        }
        int i = place;
        while (at ? i < sorted.length && sorted[i] == value : i > 0 && sorted[i - 1] == value) {
            i += at ? 1 : -1;
        }
        return i;
    }
}
