package io.clientela.differentiate.internal.standing;

import io.clientela.kernel.grouping.Rfm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The limits by which a customer has his tier and his classes, as they were drawn when all customers were looked at.
 *
 * @param tiers by currency, the least value of the first and of the second tier
 * @param recency for each class from 1 on the least of minus the days since the last purchase
 * @param frequency the least number of days with a purchase
 * @param amount the least net
 */
record Limits(Map<String, List<Double>> tiers, List<Double> recency, List<Double> frequency, List<Double> amount) {

    static final int CLASSES = 5;

    /** The first tier makes half of all value. */
    private static final double HALF = 0.5;

    /** The second tier makes it four fifths. */
    private static final double MOST = 0.8;

    Limits {
        tiers = Map.copyOf(tiers);
        recency = List.copyOf(recency);
        frequency = List.copyOf(frequency);
        amount = List.copyOf(amount);
    }

    /** The limits among these customers. */
    static Limits of(List<Looked> customers) {
        var byCurrency = new HashMap<String, List<Double>>();
        for (var one : customers) {
            if (one.hasValue() && one.value() > 0) {
                byCurrency
                        .computeIfAbsent(one.currency(), any -> new ArrayList<>())
                        .add(one.value());
            }
        }
        var tiers = new HashMap<String, List<Double>>();
        byCurrency.forEach((currency, values) -> tiers.put(currency, tiers(values)));
        var bought = customers.stream().filter(Looked::bought).toList();
        double[] since = bought.stream().mapToDouble(Looked::recencyDays).toArray();
        double[] days = bought.stream().mapToDouble(Looked::purchaseDays).toArray();
        double[] spend = bought.stream().mapToDouble(Looked::spend).toArray();
        Rfm rfm = Rfm.of(since, days, spend, CLASSES);
        var late = new double[since.length];
        Arrays.setAll(late, i -> -since[i]);
        return new Limits(tiers, least(late, rfm.recency()), least(days, rfm.frequency()), least(spend, rfm.amount()));
    }

    private static List<Double> tiers(List<Double> values) {
        values.sort(Comparator.reverseOrder());
        double all = values.stream().mapToDouble(Double::doubleValue).sum();
        double first = values.getFirst();
        double second = first;
        double before = 0;
        for (double value : values) {
            if (before < HALF * all) {
                first = value;
            }
            if (before < MOST * all) {
                second = value;
            }
            before += value;
        }
        return List.of(first, second);
    }

    /** The least value of each class; an empty class has that of the next one. */
    private static List<Double> least(double[] values, byte[] classes) {
        var least = new double[CLASSES];
        Arrays.fill(least, Double.MAX_VALUE);
        for (int i = 0; i < values.length; i++) {
            int at = classes[i] - 1;
            least[at] = Math.min(least[at], values[i]);
        }
        return Arrays.stream(least).boxed().toList();
    }

    /** From 1 to 4. */
    int tier(Looked one) {
        if (!one.hasValue() || one.value() <= 0) {
            return 4;
        }
        var limits = tiers.getOrDefault(one.currency(), List.of(Double.MAX_VALUE, Double.MAX_VALUE));
        if (one.value() >= limits.get(0)) {
            return 1;
        }
        return one.value() >= limits.get(1) ? 2 : 3;
    }

    /** The class of a value by the least values of the classes: the highest whose least value it reaches. */
    static int placed(List<Double> least, double value) {
        int placed = 1;
        for (int c = 1; c < least.size(); c++) {
            placed = value >= least.get(c) ? c + 1 : placed;
        }
        return placed;
    }
}
