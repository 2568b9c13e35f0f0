package io.clientela.kernel.effect;

import io.clientela.kernel.value.Outcome;
import java.util.List;

/**
 * The result of an experiment: what each arm did to each portfolio, and over all.
 *
 * <p>The methods with their sources are in {@code docs/methods/effect.md}. The order: {@link Soundness} first; noise taken off with the
 * time before ({@link UnitOutcomes#slope}); the {@link Difference} of each portfolio; {@link Pooled} effects; p values of the {@link
 * Lottery} that also hold with the variances of the arms apart; {@link Anytime} where looks are free; {@link Holm} over all, half of the
 * false alarms for the arms over all portfolios, half for the single portfolios.
 *
 * @param portfolios the effects by portfolio and, inside, by arm
 * @param arms the effects over all portfolios by arm
 * @param noise what the time before took off
 * @param ratio whether the arms are as large as planned; unknown with {@code no-shares} where no share is planned
 * @param alike whether they are split alike in all portfolios
 */
public record Effects(
        List<Effect> portfolios,
        List<ArmEffect> arms,
        Noise noise,
        Outcome<SampleRatio> ratio,
        Outcome<SampleRatio> alike) {

    public Effects {
        portfolios = List.copyOf(portfolios);
        arms = List.copyOf(arms);
    }

    /**
     * What the time before took off.
     *
     * @param slope θ; 0 where no time before is known
     * @param left the share of the variance inside portfolios and arms that is left, above 0, 1 where nothing was taken off
     */
    public record Noise(double slope, double left) {}

    /**
     * Computes the result.
     *
     * @return unknown with {@code broken-exposure} or {@code sample-ratio-mismatch} where no difference can be trusted, with
     *     {@code empty-arm} where an arm has no unit
     */
    public static Outcome<Effects> of(UnitOutcomes units, Soundness soundness, EffectSettings settings) {
        if (soundness.broken() > 0) {
            return new Outcome.Unknown<>(
                    "broken-exposure", "units in an arm that is not theirs: " + soundness.broken());
        }
        double slope = units.slope();
        var samples = units.samples(slope);
        var counts = counts(samples);
        var byArm = new long[units.arms()];
        for (long[] row : counts) {
            for (int a = 0; a < row.length; a++) {
                byArm[a] += row[a];
            }
        }
        for (int a = 0; a < byArm.length; a++) {
            if (byArm[a] == 0) {
                return new Outcome.Unknown<>("empty-arm", "no unit in arm " + a);
            }
        }
        var ratio = ratio(byArm, soundness);
        if (ratio instanceof Outcome.Known<SampleRatio> known && known.value().isMismatch()) {
            return new Outcome.Unknown<>(
                    "sample-ratio-mismatch",
                    "χ² " + known.value().statistic() + ", p " + known.value().chance());
        }
        var noise = slope == 0 ? new Noise(0, 1) : new Noise(slope, within(samples) / within(units.samples(0)));
        var comparison = new Comparison(samples, slope == 0 && units.areRates(), settings);
        return new Outcome.Known<>(comparison.result(noise, ratio, SampleRatio.alike(counts)));
    }

    private static Outcome<SampleRatio> ratio(long[] byArm, Soundness soundness) {
        if (soundness.shares().isEmpty()) {
            return new Outcome.Unknown<>("no-shares", "no share is planned");
        }
        return SampleRatio.of(
                byArm, soundness.shares().stream().mapToDouble(share -> share).toArray());
    }

    private static long[][] counts(Sample[][] samples) {
        var counts = new long[samples.length][samples[0].length];
        for (int p = 0; p < samples.length; p++) {
            for (int a = 0; a < samples[p].length; a++) {
                counts[p][a] = samples[p][a].size();
            }
        }
        return counts;
    }

    private static double within(Sample[][] samples) {
        double sum = 0;
        for (var row : samples) {
            for (var sample : row) {
                sum += sample.second();
            }
        }
        return sum;
    }
}
