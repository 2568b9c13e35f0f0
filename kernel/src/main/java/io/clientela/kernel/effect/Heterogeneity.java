package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Who gains more than others: the units of an experiment split into parts by features that were known before it, and the effect
 * in each part against the effect in all the other parts of the same feature.
 *
 * <p>With D(h) the {@link Difference} of part h and w(h) = nm/(n + m) its weight, the contrast of part g is
 *
 * <pre>
 * C(g) = D(g) - Σ w(h) D(h) / Σ w(h)     over all parts h ≠ g
 * </pre>
 *
 * Both sides compare inside parts, so that levels that differ between parts do no harm. Its T leans as that of a difference does:
 * variance, third moment and covariance with se² are the sums of those of the parts (Hall 1992, sections 2.6 and 3.10.6). So far out
 * in the tails the lean is not to be relied on alone: an interval holds the one that leans and the one that does not, a p value
 * is the larger of both. The intervals of all k contrasts hold at once with the level, and all p values are multiplied by k (Bonferroni; Dunn 1961),
 * whatever the parts of one feature have to do with those of another; of two parts one contrast counts, since the other is the
 * same with its sign turned. Where looks are free, intervals and p values are those of {@link Anytime}.
 *
 * @param features in the order given
 * @param comparisons k
 */
public record Heterogeneity(List<Feature> features, int comparisons) {

    /** Parts with fewer units than these in an arm stand for nothing of their own; they count among the others. */
    public static final int FEWEST_UNITS = 30;

    public Heterogeneity {
        features = List.copyOf(features);
    }

    /**
     * One feature.
     *
     * @param parts by part and, inside, by arm from 1
     * @param chance by arm from 1: the p value, corrected for all comparisons of all features, that effects are the same in
     *     all its parts; from 0 to 1
     */
    public record Feature(List<Part> parts, List<Double> chance) {

        public Feature {
            parts = List.copyOf(parts);
            chance = List.copyOf(chance);
        }
    }

    /**
     * What an arm did to one part.
     *
     * @param part from 0
     * @param arm from 1
     * @param effect in this part alone, and drawn towards the other parts of the feature where these are at least {@link
     *     Pooled#FEWEST}
     * @param more by how much the effect is larger than in the other parts, with an interval that holds for all contrasts at
     *     once; unknown with {@code too-few}, {@code one-part}, or as a difference is
     * @param judged GAIN where the part surely gains more than the others, LOSS where it gains less
     */
    public record Part(
            int part,
            int arm,
            Effect.Counts counts,
            Effect.Estimates effect,
            Outcome<Interval> more,
            Effect.Judged judged) {}

    /**
     * Compares the parts.
     *
     * @param byFeature the outcomes of the same units, once for each feature: its parts stand in the place of portfolios
     * @param settings the false alarms are those of the whole, over all features and arms
     */
    public static Heterogeneity of(List<UnitOutcomes> byFeature, EffectSettings settings) {
        var split = byFeature.stream().map(units -> new Split(units, settings)).toList();
        int comparisons =
                Math.max(1, split.stream().mapToInt(Split::comparisons).sum());
        return new Heterogeneity(
                split.stream().map(one -> one.feature(comparisons)).toList(), comparisons);
    }

    /** One feature before it is known how many comparisons there are. */
    private static final class Split {

        private final EffectSettings settings;
        private final Anytime anytime;
        private final int parts;
        private final List<ArmResult> results = new ArrayList<>();
        private final List<List<Difference>> differences = new ArrayList<>();

        Split(UnitOutcomes units, EffectSettings settings) {
            this.settings = settings;
            this.parts = units.portfolios();
            double slope = units.slope();
            var samples = units.samples(slope);
            double deviation = Comparison.deviation(samples);
            this.anytime = new Anytime(settings.scale() * (deviation > 0 ? deviation : 1));
            boolean rates = slope == 0 && units.areRates();
            for (int a = 1; a < units.arms(); a++) {
                int arm = a;
                var treated =
                        IntStream.range(0, parts).mapToObj(p -> samples[p][arm]).toList();
                var held =
                        IntStream.range(0, parts).mapToObj(p -> samples[p][0]).toList();
                var spread = Spread.of(treated, held);
                results.add(new ArmResult(treated, held, rates, settings, anytime));
                differences.add(IntStream.range(0, parts)
                        .mapToObj(p -> new Difference(treated.get(p), held.get(p), spread, p, false))
                        .toList());
            }
        }

        private static boolean isCounted(Difference difference) {
            return difference.treated().size() >= 2 && difference.held().size() >= 2;
        }

        private static boolean isLarge(Difference difference) {
            return Math.min(difference.treated().size(), difference.held().size()) >= FEWEST_UNITS;
        }

        int comparisons() {
            int all = 0;
            for (var arm : differences) {
                int counted = (int) arm.stream().filter(Split::isCounted).count();
                int large = (int) arm.stream().filter(Split::isLarge).count();
                all += counted < 2 ? 0 : counted == 2 ? Math.min(1, large) : large;
            }
            return all;
        }

        Feature feature(int comparisons) {
            var found = new ArrayList<Part>();
            var chances = new double[differences.size()];
            for (int a = 0; a < chances.length; a++) {
                chances[a] = 1;
                for (int p = 0; p < parts; p++) {
                    var part = part(p, a, comparisons);
                    found.add(part);
                    chances[a] = Math.min(chances[a], part.judged().chance());
                }
            }
            found.sort(java.util.Comparator.comparingInt(Part::part));
            return new Feature(
                    found,
                    IntStream.range(0, chances.length).mapToObj(a -> chances[a]).toList());
        }

        private Part part(int part, int a, int comparisons) {
            var arm = differences.get(a);
            var own = arm.get(part);
            var counts = new Effect.Counts(own.treated().size(), own.held().size());
            var contrast = contrast(arm, part);
            Outcome<Interval> more = switch (contrast) {
                case Outcome.Known<Contrast>(Contrast one) -> interval(one, comparisons);
                case Outcome.Unknown<Contrast>(String reason, String detail) -> new Outcome.Unknown<>(reason, detail);
            };
            double chance = contrast instanceof Outcome.Known<Contrast> known && more instanceof Outcome.Known<Interval>
                    ? Math.min(1, comparisons * chance(known.value()))
                    : 1;
            double estimate = more instanceof Outcome.Known<Interval> known
                    ? known.value().estimate()
                    : 0;
            boolean sure = chance <= settings.falseAlarms() && estimate != 0;
            var verdict = sure ? (estimate > 0 ? Verdict.GAIN : Verdict.LOSS) : Verdict.CANNOT_TELL;
            return new Part(
                    part, a + 1, counts, results.get(a).estimates(part), more, new Effect.Judged(chance, verdict));
        }

        private record Contrast(double estimate, Lean.Moments moments) {

            double error() {
                return Math.sqrt(moments.variance());
            }
        }

        private static Outcome<Contrast> contrast(List<Difference> arm, int part) {
            var own = arm.get(part);
            if (!isLarge(own)) {
                return new Outcome.Unknown<>(
                        "too-few",
                        own.treated().size() + " treated, " + own.held().size() + " held out");
            }
            double whole = 0;
            for (int h = 0; h < arm.size(); h++) {
                whole += h != part && isCounted(arm.get(h)) ? weight(arm.get(h)) : 0;
            }
            if (whole == 0) {
                return new Outcome.Unknown<>("one-part", "there are no others");
            }
            double estimate = own.estimate();
            var moments = own.moments();
            for (int h = 0; h < arm.size(); h++) {
                var other = arm.get(h);
                if (h != part && isCounted(other)) {
                    double share = weight(other) / whole;
                    estimate -= share * other.estimate();
                    moments = moments.plus(other.moments().times(-share));
                }
            }
            return new Outcome.Known<>(new Contrast(estimate, moments));
        }

        private static double weight(Difference difference) {
            double n = difference.treated().size();
            double m = difference.held().size();
            return n * m / (n + m);
        }

        private Outcome<Interval> interval(Contrast contrast, int comparisons) {
            double error = contrast.error();
            if (!(error > 1e-12 * Math.abs(contrast.estimate()))) {
                return new Outcome.Unknown<>("no-spread", "the outcomes tell nothing of how they spread");
            }
            double level = 1 - (1 - settings.level()) / comparisons;
            if (settings.looks() == Looks.ANY_TIME) {
                return new Outcome.Known<>(anytime.interval(contrast.estimate(), error, level));
            }
            var lean = contrast.moments().lean();
            double[] leaning = lean.ends(contrast.estimate(), error, level);
            double[] straight = lean.straight().ends(contrast.estimate(), error, level);
            return new Outcome.Known<>(new Interval(
                    Math.min(leaning[0], straight[0]), contrast.estimate(), Math.max(leaning[1], straight[1]), level));
        }

        private double chance(Contrast contrast) {
            var lean = contrast.moments().lean();
            double once = Math.max(
                    lean.chance(contrast.estimate(), contrast.error()),
                    lean.straight().chance(contrast.estimate(), contrast.error()));
            return settings.looks() == Looks.ANY_TIME ? anytime.chance(once, contrast.error()) : once;
        }
    }
}
