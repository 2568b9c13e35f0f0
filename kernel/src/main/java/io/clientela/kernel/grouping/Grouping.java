package io.clientela.kernel.grouping;

import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Puts customers into groups that are alike inside and come again when customers are drawn again.
 *
 * <p>Each number of groups from 2 on is tried by k-means on a sample. It is admitted when its smallest group is large
 * enough, its least stable group reaches {@value #TRUSTED} and the mean {@value #STABLE} (Hennig 2007); of those admitted
 * the one whose groups stand farthest apart (silhouette, Rousseeuw 1987) is chosen, the finer one where two are within
 * {@value #ALIKE}. {@code docs/methods/grouping.md} says more.
 */
public final class Grouping {

    /** Below it a group is not to be trusted. */
    public static final double TRUSTED = 0.6;

    /** From here on a group is stable. */
    public static final double STABLE = 0.75;

    private static final double ALIKE = 0.02;
    private static final int FEWEST = 50;
    private static final int STARTS = 5;
    private static final int LOOKED_AT = 1_500;

    private final FeatureTable table;
    private final GroupingSettings settings;
    private final Points points;
    private final Points sample;
    private final Random dice;

    @SuppressWarnings("ArrayRecordComponent")
    private record Tried(Trial trial, KMeans.Fit fit, double[] stability) {}

    private Grouping(FeatureTable table, GroupingSettings settings) {
        this.table = table;
        this.settings = settings;
        this.points = Points.of(table);
        this.dice = new Random(settings.seed());
        this.sample = points.take(points.sample(settings.sample(), dice));
    }

    /**
     * The groups; unknown where there are fewer than {@value #FEWEST} customers ({@code too-few-customers}), where no
     * feature varies ({@code all-alike}) or where no number of groups is stable ({@code no-stable-groups}).
     */
    public static Outcome<Groups> of(FeatureTable table, GroupingSettings settings) {
        if (table.size() < FEWEST) {
            return new Outcome.Unknown<>("too-few-customers", table.size() + " of at least " + FEWEST);
        }
        var grouping = new Grouping(table, settings);
        if (grouping.points.width == 0) {
            return new Outcome.Unknown<>(
                    "all-alike", "none of " + table.features().size() + " features varies");
        }
        return grouping.run();
    }

    private Outcome<Groups> run() {
        var tried = new ArrayList<Tried>();
        for (int k = 2; k <= settings.mostGroups() && k * 10 <= sample.size; k++) {
            tried.add(attempt(k));
        }
        Optional<Tried> best = best(tried);
        if (best.isEmpty()) {
            return new Outcome.Unknown<>("no-stable-groups", tried.size() + " numbers of groups tried");
        }
        Tried chosen = best.get();
        var trials = tried.stream()
                .map(one -> one.trial().groups() == chosen.trial().groups()
                        ? one.trial().with(Trial.Verdict.CHOSEN)
                        : one.trial())
                .toList();
        int[] groupOf = KMeans.assign(points, chosen.fit().centres());
        return new Outcome.Known<>(new Groups(
                described(groupOf, chosen.stability()),
                groupOf,
                Groups.Structure.of(chosen.trial().silhouette()),
                trials,
                points.leftOut(table),
                points.placing(table, chosen.fit().centres())));
    }

    private Tried attempt(int k) {
        KMeans.Fit fit = KMeans.fit(sample, k, STARTS, dice);
        double[] stability = Stability.of(sample, fit, settings.resamples(), dice);
        int[] looked = sample.sample(LOOKED_AT, dice);
        var seen = new int[looked.length];
        for (int i = 0; i < looked.length; i++) {
            seen[i] = fit.group()[looked[i]];
        }
        double silhouette = Silhouette.of(sample.take(looked), seen, k);
        double least = 1;
        double mean = 0;
        int smallest = sample.size;
        for (int c = 0; c < k; c++) {
            least = Math.min(least, stability[c]);
            mean += stability[c] / k;
            smallest = Math.min(smallest, fit.sizes()[c]);
        }
        double share = (double) smallest / sample.size;
        var verdict = Trial.Verdict.LESS_APART;
        if (share < settings.smallestShare()) {
            verdict = Trial.Verdict.TOO_SMALL;
        } else if (least < TRUSTED || mean < STABLE) {
            verdict = Trial.Verdict.UNSTABLE;
        }
        return new Tried(new Trial(k, silhouette, least, mean, share, verdict), fit, stability);
    }

    private static Optional<Tried> best(List<Tried> tried) {
        var admitted = tried.stream()
                .filter(one -> one.trial().verdict() == Trial.Verdict.LESS_APART)
                .toList();
        double highest = admitted.stream()
                .mapToDouble(one -> one.trial().silhouette())
                .max()
                .orElse(0);
        return admitted.stream()
                .filter(one -> one.trial().silhouette() >= highest - ALIKE)
                .max(Comparator.comparingInt(one -> one.trial().groups()));
    }

    private List<Group> described(int[] groupOf, double[] stability) {
        var groups = new ArrayList<Group>();
        var description = new Description(table, points, groupOf);
        for (int c = 0; c < stability.length; c++) {
            groups.add(description.of(c, stability[c]));
        }
        return groups;
    }
}
