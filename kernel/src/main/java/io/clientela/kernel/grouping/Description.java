package io.clientela.kernel.grouping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says what sets each group apart from all customers. */
final class Description {

    /** A smaller difference than half a standard deviation (a medium effect, Cohen 1988) is not worth a word. */
    private static final double WORTH_A_WORD = 0.5;

    private final FeatureTable table;
    private final Points points;
    private final int[] groupOf;
    private final Map<Integer, Double> medians = new HashMap<>();

    Description(FeatureTable table, Points points, int[] groupOf) {
        this.table = table;
        this.points = points;
        this.groupOf = groupOf;
    }

    Group of(int number, double stability) {
        int[] members = members(number);
        var traits = new ArrayList<Trait>();
        double inside = 0;
        double all = 0;
        for (int f = 0; f < points.width; f++) {
            double mean = mean(members, f);
            inside += spread(members, f, mean);
            all += spread(f);
            if (Math.abs(mean) >= WORTH_A_WORD) {
                double[] values = table.values()[points.used[f]];
                traits.add(new Trait(
                        table.features().get(points.used[f]).name(),
                        mean,
                        median(values, members),
                        medians.computeIfAbsent(f, any -> median(values))));
            }
        }
        traits.sort(Comparator.comparingDouble((Trait trait) -> -Math.abs(trait.deviations()))
                .thenComparing(Trait::feature));
        return new Group(number, members.length, stability, 1 - inside / all, List.copyOf(traits));
    }

    private int[] members(int number) {
        var members = new int[groupOf.length];
        int size = 0;
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] == number) {
                members[size++] = i;
            }
        }
        return Arrays.copyOf(members, size);
    }

    private double mean(int[] members, int feature) {
        double sum = 0;
        for (int member : members) {
            sum += points.get(member, feature);
        }
        return members.length == 0 ? 0 : sum / members.length;
    }

    private double spread(int[] members, int feature, double mean) {
        double sum = 0;
        for (int member : members) {
            double difference = points.get(member, feature) - mean;
            sum += difference * difference;
        }
        return members.length == 0 ? 0 : sum / members.length;
    }

    private double spread(int feature) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < points.size; i++) {
            sum += points.get(i, feature);
            squares += points.get(i, feature) * points.get(i, feature);
        }
        double mean = sum / points.size;
        return squares / points.size - mean * mean;
    }

    private static double median(double[] values, int[] members) {
        var taken = new double[members.length];
        Arrays.setAll(taken, i -> values[members[i]]);
        return median(taken);
    }

    private static double median(double[] values) {
        if (values.length == 0) {
            return 0;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
