package io.clientela.bench;

import java.util.Arrays;
import java.util.Locale;

/** The times of one kind of question, in milliseconds, printed as a row of a table. */
final class Timing {

    private final String kind;
    private final double[] times;
    private final String[] questions;
    private int done;
    private int found;

    Timing(String kind, int size) {
        this.kind = kind;
        this.times = new double[size];
        this.questions = new String[size];
    }

    /** The heading of the table. */
    static void heading() {
        System.out.printf(
                Locale.ROOT,
                "%-34s %8s %8s %8s %8s %8s %6s  %s%n",
                "kind",
                "asked",
                "p50 ms",
                "p95 ms",
                "p99 ms",
                "max ms",
                "found",
                "slowest");
    }

    /**
     * One question was asked.
     *
     * @param nanos how long the answer took
     * @param answered whether what was sought was found
     */
    void add(String question, long nanos, boolean answered) {
        questions[done] = question;
        times[done++] = nanos / 1e6;
        found += answered ? 1 : 0;
    }

    /** Prints the row and tells the time below which 95 of 100 answers came. */
    double print() {
        var sorted = Arrays.copyOf(times, done);
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-34s %8d %8.1f %8.1f %8.1f %8.1f %5d%%  %s%n",
                kind,
                done,
                at(sorted, 0.5),
                at(sorted, 0.95),
                at(sorted, 0.99),
                sorted[done - 1],
                100 * found / done,
                slowest());
        return at(sorted, 0.95);
    }

    /** The share of the questions, from 0 to 1, for which what was sought was found. */
    double found() {
        return (double) found / done;
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private String slowest() {
        int at = 0;
        for (int i = 1; i < done; i++) {
            at = times[i] > times[at] ? i : at;
        }
        return questions[at];
    }
}
