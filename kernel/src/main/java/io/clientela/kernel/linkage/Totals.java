package io.clientela.kernel.linkage;

import java.util.ArrayList;
import java.util.Arrays;

/** How many of all pairs of records end in each level: counted, or estimated from a sample. */
final class Totals {

    private static final int SAMPLE = 1_500;

    /** The weight of the starting chance agreements, in sampled pairs. */
    private static final double PRIOR_PAIRS = 1_000;

    private final Features of;
    private final LinkageSettings settings;

    Totals(Features of, LinkageSettings settings) {
        this.of = of;
        this.settings = settings;
    }

    /** The counts of patterns by comparison and level (level 1 first). */
    static double[][] of(PatternCounts counts) {
        double[][] out = empty();
        for (long pattern : counts.patterns()) {
            for (int c = 0; c < out.length; c++) {
                int level = Pattern.level(pattern, c);
                if (level > 0) {
                    out[c][level - 1] += counts.count(pattern);
                }
            }
        }
        return out;
    }

    /** Estimates the totals over all pairs: levels of equal values from their counts, the others from a sample. */
    double[][] estimate(double pairs) {
        int[] sample = sample();
        double sampled = sample.length * (sample.length - 1.0) / 2;
        double[][] out = of(compare(sample));
        for (var comparison : Comparison.values()) {
            double[] row = out[comparison.at()];
            for (int level = 0; level < row.length; level++) {
                double prior = PRIOR_PAIRS * comparison.levels().get(level).startU();
                row[level] = (row[level] + prior) * pairs / sampled;
            }
        }
        exact(out, Comparison.GIVEN_NAME, of.given);
        exact(out, Comparison.FAMILY_NAME, of.family);
        exact(out, Comparison.FULL_NAME, of.full);
        exact(out, Comparison.COMPANY_NAME, of.company);
        out[Comparison.COMPANY_NAME.at()][0] += companiesNamedAsPeople();
        exact(out, Comparison.BIRTH_DATE, of.birth);
        exact(out, Comparison.EMAIL, of.email);
        exact(out, Comparison.PHONE, of.phone);
        exact(out, Comparison.VAT_NUMBER, of.vat);
        exact(out, Comparison.TAX_CODE, of.tax);
        exact(out, Comparison.IDENTIFIER, of.identifier);
        out[Comparison.ADDRESS.at()][0] = sameAddress();
        return out;
    }

    private static void exact(double[][] totals, Comparison comparison, Column column) {
        double same = 0;
        for (int count : column.counts().at) {
            same += count * (count - 1.0) / 2;
        }
        totals[comparison.at()][0] = same;
    }

    /** Pairs of a company and a record that states the same name as that of a person. */
    private double companiesNamedAsPeople() {
        double same = 0;
        for (int rec = 0; rec < of.size; rec++) {
            int name = of.full.value(rec);
            if (name >= 0 && of.company.value(rec) < 0 && of.given.value(rec) < 0 && of.family.value(rec) < 0) {
                same += of.company.count(name);
            }
        }
        return same;
    }

    private double sameAddress() {
        long[] keys = new long[of.size];
        int used = 0;
        for (int rec = 0; rec < of.size; rec++) {
            if (of.street.value(rec) >= 0 && of.house.value(rec) >= 0) {
                keys[used++] = ((long) of.street.value(rec) << 32) | of.house.value(rec);
            }
        }
        Arrays.sort(keys, 0, used);
        double same = 0;
        int start = 0;
        for (int i = 1; i <= used; i++) {
            if (i == used || keys[i] != keys[start]) {
                same += (i - start) * (i - start - 1.0) / 2;
                start = i;
            }
        }
        return same;
    }

    /** Records chosen by a hash of what they say, so that the order of records does not matter. */
    private int[] sample() {
        long[] hashes = of.contents().clone();
        for (int rec = 0; rec < hashes.length; rec++) {
            hashes[rec] = Keys.mix(hashes[rec] ^ settings.seed());
        }
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        long limit = sorted[Math.min(SAMPLE, sorted.length) - 1];
        var chosen = new ArrayList<Integer>();
        for (int rec = 0; rec < of.size; rec++) {
            if (hashes[rec] <= limit) {
                chosen.add(rec);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private PatternCounts compare(int[] sample) {
        int threads = settings.threads();
        var counts = new ArrayList<PatternCounts>();
        var tasks = new ArrayList<Runnable>();
        for (int t = 0; t < threads; t++) {
            var mine = new PatternCounts();
            counts.add(mine);
            int offset = t;
            tasks.add(() -> {
                var comparer = new Comparer(of, 14);
                for (int i = offset; i < sample.length; i += threads) {
                    for (int j = i + 1; j < sample.length; j++) {
                        mine.add(comparer.pattern(sample[i], sample[j]), 1);
                    }
                }
            });
        }
        Parallel.run(threads, tasks);
        var out = new PatternCounts();
        counts.forEach(out::addAll);
        return out;
    }

    /** Noughts by comparison and level (level 1 first). */
    static double[][] empty() {
        var all = Comparison.values();
        double[][] out = new double[all.length][];
        for (int c = 0; c < all.length; c++) {
            out[c] = new double[all[c].levels().size()];
        }
        return out;
    }
}
