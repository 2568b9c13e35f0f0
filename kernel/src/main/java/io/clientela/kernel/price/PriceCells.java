package io.clientela.kernel.price;

/**
 * What was sold at what price, one place per unit and month. The arrays are handed over, not copied.
 *
 * @param unit what is followed over time, from 0 to {@code units - 1}: an article of a group, or of a customer
 * @param month the month, from 0 to {@code months - 1}
 * @param cluster what errors may be alike within, from 0: the article
 * @param logPrice natural logarithm of the unit price
 * @param logQuantity natural logarithm of the quantity sold
 */
@SuppressWarnings("ArrayRecordComponent")
public record PriceCells(int[] unit, int[] month, int[] cluster, double[] logPrice, double[] logQuantity) {

    public PriceCells {
        int size = unit.length;
        if (month.length != size || cluster.length != size || logPrice.length != size || logQuantity.length != size) {
            throw new IllegalArgumentException("columns of different length for " + size + " cells");
        }
        for (int i = 0; i < size; i++) {
            if (!Double.isFinite(logPrice[i]) || !Double.isFinite(logQuantity[i])) {
                throw new IllegalArgumentException(
                        "cell " + i + ": price e^" + logPrice[i] + ", quantity e^" + logQuantity[i]);
            }
        }
    }

    /** How many cells there are. */
    public int size() {
        return unit.length;
    }

    /** The cells of the months from the first to before the last one given. */
    public PriceCells between(int firstMonth, int endMonth) {
        int[] places = java.util.stream.IntStream.range(0, size())
                .filter(i -> month[i] >= firstMonth && month[i] < endMonth)
                .toArray();
        return new PriceCells(
                pick(unit, places),
                pick(month, places),
                pick(cluster, places),
                pick(logPrice, places),
                pick(logQuantity, places));
    }

    /** The cells of several groups as one: each keeps its own units and clusters, the months are the same. */
    public static PriceCells together(java.util.List<PriceCells> parts) {
        int size = parts.stream().mapToInt(PriceCells::size).sum();
        var all = new PriceCells(new int[size], new int[size], new int[size], new double[size], new double[size]);
        int at = 0;
        int units = 0;
        int clusters = 0;
        for (var part : parts) {
            for (int i = 0; i < part.size(); i++) {
                all.unit[at] = units + part.unit[i];
                all.month[at] = part.month[i];
                all.cluster[at] = clusters + part.cluster[i];
                all.logPrice[at] = part.logPrice[i];
                all.logQuantity[at++] = part.logQuantity[i];
            }
            units += above(part.unit);
            clusters += above(part.cluster);
        }
        return all;
    }

    /** Numbers of a column below which all lie. */
    static int above(int[] column) {
        int most = -1;
        for (int value : column) {
            most = Math.max(most, value);
        }
        return most + 1;
    }

    private static int[] pick(int[] column, int[] places) {
        var picked = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = column[places[i]];
        }
        return picked;
    }

    private static double[] pick(double[] column, int[] places) {
        var picked = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            picked[i] = column[places[i]];
        }
        return picked;
    }
}
