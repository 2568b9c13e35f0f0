package io.clientela.differentiate.internal.group;

import io.clientela.differentiate.CustomerGroups.Part;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is said of a group beside its traits: its rhythm, its channel, its category. */
final class Profiles {

    /** The share of purchases from which a group mostly uses a channel. */
    private static final double MOSTLY_BY = 0.5;

    /** The share of spending from which a group mostly buys a category. */
    private static final double MOSTLY_OF = 0.4;

    private final GroupPoints points;
    private final int[] groupOf;

    Profiles(GroupPoints points, int[] groupOf) {
        this.points = points;
        this.groupOf = groupOf;
    }

    /** The median of the usual intervals of its customers; null where fewer than half have one. */
    @Nullable
    Double interval(int group) {
        int members = 0;
        var intervals = new double[groupOf.length];
        int known = 0;
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] == group) {
                members++;
                if (Double.isFinite(points.intervals()[i])) {
                    intervals[known++] = points.intervals()[i];
                }
            }
        }
        if (known * 2 < members || known == 0) {
            return null;
        }
        Arrays.sort(intervals, 0, known);
        return (intervals[(known - 1) / 2] + intervals[known / 2]) / 2;
    }

    /** The channel that most purchases of its customers come by; null where none has half of them. */
    @Nullable
    Part channel(int group) {
        Part most = null;
        for (int c = 0; c < points.channels().size(); c++) {
            String name = points.channels().get(c);
            double share = c == 0 ? mean(points.mainChannel(), group) : mean(column(GroupPoints.CHANNEL + name), group);
            if (share >= MOSTLY_BY && (most == null || share > most.share())) {
                most = new Part(name, share);
            }
        }
        return most;
    }

    /** The category that its customers mostly buy; null where none has two fifths. */
    @Nullable
    Part category(int group) {
        Part most = null;
        for (String name : points.categories()) {
            double share = mean(column(GroupPoints.CATEGORY + name), group);
            if (share >= MOSTLY_OF && (most == null || share > most.share())) {
                most = new Part(name, share);
            }
        }
        return most;
    }

    private double[] column(String feature) {
        var features = points.table().features();
        for (int f = 0; f < features.size(); f++) {
            if (features.get(f).name().equals(feature)) {
                return points.table().values()[f];
            }
        }
        throw new IllegalArgumentException("no feature " + feature);
    }

    private double mean(double[] values, int group) {
        double sum = 0;
        int members = 0;
        for (int i = 0; i < groupOf.length; i++) {
            if (groupOf[i] == group) {
                sum += values[i];
                members++;
            }
        }
        return members == 0 ? 0 : sum / members;
    }
}
