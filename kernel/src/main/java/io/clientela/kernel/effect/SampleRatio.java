package io.clientela.kernel.effect;

import io.clientela.kernel.value.Outcome;

/**
 * Whether the arms are as large as they were to be: Pearson's χ² of the counts against the shares. Where they are not, something
 * took customers out of one arm more than out of another, and no difference of outcomes can be trusted (Fabijan et al. 2019, <i>Diagnosing
 * sample ratio mismatch in online controlled experiments</i>).
 *
 * @param statistic χ², 0 or more
 * @param chance the chance of so large a χ² where the lot was fair
 */
public record SampleRatio(double statistic, double chance) {

    /** Below this chance it is a mismatch (Fabijan et al. 2019, section 2.2). */
    public static final double MISMATCH = 0.0005;

    /**
     * Compares.
     *
     * @param counts the units by arm
     * @param shares the planned shares by arm, above 0, in any unit
     * @return unknown with {@code no-units} where there are none
     */
    public static Outcome<SampleRatio> of(long[] counts, double[] shares) {
        if (counts.length != shares.length || counts.length < 2) {
            throw new IllegalArgumentException(counts.length + " counts, " + shares.length + " shares");
        }
        double total = 0;
        double whole = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0 || !(shares[i] > 0)) {
                throw new IllegalArgumentException("count " + counts[i] + ", share " + shares[i]);
            }
            total += counts[i];
            whole += shares[i];
        }
        if (total == 0) {
            return new Outcome.Unknown<>("no-units", "no unit in any arm");
        }
        double statistic = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = total * shares[i] / whole;
            statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return new Outcome.Known<>(new SampleRatio(statistic, Special.chiSquareAbove(statistic, counts.length - 1.0)));
    }

    /**
     * Whether the arms are split alike in all portfolios: χ² of the table of portfolios and arms.
     *
     * @param counts the units by portfolio and arm
     * @return unknown with {@code one-portfolio} where there is nothing to compare
     */
    public static Outcome<SampleRatio> alike(long[][] counts) {
        int arms = counts[0].length;
        var byArm = new double[arms];
        double total = 0;
        int rows = 0;
        for (long[] row : counts) {
            double sum = 0;
            for (int a = 0; a < arms; a++) {
                byArm[a] += row[a];
                sum += row[a];
            }
            total += sum;
            rows += sum > 0 ? 1 : 0;
        }
        if (rows < 2) {
            return new Outcome.Unknown<>("one-portfolio", "nothing to compare");
        }
        double statistic = 0;
        for (long[] row : counts) {
            double sum = 0;
            for (long count : row) {
                sum += count;
            }
            for (int a = 0; a < arms; a++) {
                double expected = sum * byArm[a] / total;
                statistic += expected > 0 ? (row[a] - expected) * (row[a] - expected) / expected : 0;
            }
        }
        return new Outcome.Known<>(
                new SampleRatio(statistic, Special.chiSquareAbove(statistic, (rows - 1.0) * (arms - 1.0))));
    }

    /** Whether it is a mismatch. */
    public boolean isMismatch() {
        return chance < MISMATCH;
    }
}
