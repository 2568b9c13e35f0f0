package io.clientela.kernel.linkage;

/**
 * One kind of folded value for all records.
 *
 * @param values the distinct values; two columns may share them
 * @param of the value number by record, −1 where missing
 * @param counts how many records have each value
 * @param present how many records have any value
 */
record Column(Dictionary values, Numbers of, Numbers counts, int present) {

    /** An immutable row of whole numbers. */
    static final class Numbers {

        final int[] at;

        Numbers(int[] at) {
            this.at = at;
        }
    }

    static Column of(Dictionary values, int[] of) {
        int[] counts = new int[values.size()];
        return new Column(values, new Numbers(of), new Numbers(counts), count(of, counts));
    }

    /** The column of the first values of a kind that may be stated twice; its counts are those of both. */
    static Column of(Dictionary values, int[] of, int[] others) {
        int[] counts = new int[values.size()];
        int present = count(of, counts);
        count(others, counts);
        return new Column(values, new Numbers(of), new Numbers(counts), present);
    }

    /** Counts values; returns how many are not missing. */
    static int count(int[] of, int[] counts) {
        int present = 0;
        for (int value : of) {
            if (value >= 0) {
                counts[value]++;
                present++;
            }
        }
        return present;
    }

    int value(int rec) {
        return of.at[rec];
    }

    int count(int value) {
        return value < counts.at.length ? counts.at[value] : 0;
    }

    String text(int value) {
        return values.value(value);
    }
}
