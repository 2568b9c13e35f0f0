package io.clientela.kernel.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Against published figures, against other ways to compute the same, and against what must be so. */
class EffectsTest {

    /** R: pt(2, 5, lower=FALSE), pchisq(3.84, 1, lower=FALSE), qt(0.975, 4), qchisq(0.025, 9), pgamma(5, 4). */
    @Test
    void distributions() {
        assertThat(Special.studentAbove(2, 5)).isCloseTo(0.05096974, within(1e-8));
        assertThat(Special.chiSquareAbove(3.841458820694124, 1)).isCloseTo(0.05, within(1e-12));
        assertThat(Special.studentExceededWith(0.025, 4)).isCloseTo(2.776445105, within(1e-8));
        assertThat(Special.chiSquareExceededWith(0.975, 9)).isCloseTo(2.700389500, within(1e-8));
        assertThat(Special.gammaBelow(4, 5)).isCloseTo(0.7349741, within(1e-7));
        assertThat(Normal.upper(6)).isCloseTo(9.865876e-10, within(1e-16));
        assertThat(Normal.exceededWith(0.025)).isCloseTo(1.959963985, within(1e-8));
        assertThat(Special.pearsonAbove(1.3, 0.0200001)).isCloseTo(Special.pearsonAbove(1.3, 0.0199999), within(1e-5));
    }

    /** Newcombe (1998, table II): method 10 is another; the score interval of Mee and Miettinen-Nurminen for 56/70 and 48/80. */
    @Test
    void ratesAgreeWithThePublishedInterval() {
        var interval = new Rates(56, 70, 48, 80).interval(0.95);
        assertThat(interval.low()).isCloseTo(0.0528, within(5e-4));
        assertThat(interval.high()).isCloseTo(0.3382, within(5e-4));
        var none = new Rates(0, 10, 0, 10).interval(0.95);
        assertThat(none.low()).isCloseTo(-none.high(), within(1e-9));
        assertThat(none.high()).isBetween(0.27, 0.33);
    }

    /** Fisher's tea: 3 of 4 against 1 of 4, one-sided 17/70. Larger ones against the sum over the whole distribution. */
    @Test
    void fishersTest() {
        assertThat(new Rates(3, 4, 1, 4).chance()).isCloseTo(2 * 17.0 / 70, within(1e-12));
        assertThat(new Rates(1, 4, 3, 4).chance()).isCloseTo(2 * 17.0 / 70, within(1e-12));
        assertThat(new Rates(0, 90, 5, 10).chance()).isCloseTo(2 * choose(10, 5) / choose(100, 5), within(1e-12));
    }

    private static double choose(int n, int k) {
        double out = 1;
        for (int i = 0; i < k; i++) {
            out *= (double) (n - i) / (k - i);
        }
        return out;
    }

    @Test
    void samplesAddUp() {
        var random = new SplittableRandom(4);
        double[] all = random.doubles(50).map(x -> x * x * 9).toArray();
        var joined = Sample.of(Arrays.copyOf(all, 20)).with(Sample.of(Arrays.copyOfRange(all, 20, 50)));
        var whole = Sample.of(all);
        assertThat(joined.mean()).isCloseTo(whole.mean(), within(1e-12));
        assertThat(joined.second()).isCloseTo(whole.second(), within(1e-9));
        assertThat(joined.third()).isCloseTo(whole.third(), within(1e-9));
        assertThat(joined.fourth()).isCloseTo(whole.fourth(), within(1e-8));
        var counted = Sample.ofCount(2, 5);
        var listed = Sample.of(1, 0, 0, 1, 0);
        assertThat(counted.second()).isCloseTo(listed.second(), within(1e-12));
        assertThat(counted.third()).isCloseTo(listed.third(), within(1e-12));
        assertThat(counted.fourth()).isCloseTo(listed.fourth(), within(1e-12));
    }

    /** The moments of the lottery are those of all ways to draw four of nine. */
    @Test
    void theLotteryIsThatOfAllDraws() {
        double[] x = {0, 0, 1, 2, 2, 3, 5, 8, 20};
        double second = 0;
        double third = 0;
        double draws = 0;
        for (int mask = 0; mask < 512; mask++) {
            if (Integer.bitCount(mask) == 4) {
                double treated = 0;
                double held = 0;
                for (int i = 0; i < 9; i++) {
                    treated += (mask >> i & 1) * x[i] / 4;
                    held += (1 - (mask >> i & 1)) * x[i] / 5;
                }
                double d = treated - held;
                second += d * d;
                third += d * d * d;
                draws++;
            }
        }
        var lottery = Lottery.of(Sample.of(Arrays.copyOf(x, 4)), Sample.of(Arrays.copyOfRange(x, 4, 9)));
        assertThat(lottery.variance()).isCloseTo(second / draws, within(1e-9));
        assertThat(lottery.third()).isCloseTo(third / draws, within(1e-8));
    }

    /** Even outcomes in two large arms: the textbook. */
    @Test
    void largeArmsGiveTheTextbook() {
        var run = new Simulation(Simulation.Shape.EVEN, 1, 20_000, 0.3, 0.1, 0).run(5);
        var row = known(Effects.of(run.units(), Soundness.ASSUMED, EffectSettings.USUAL))
                .portfolios()
                .getFirst();
        var samples = run.units().samples(0)[0];
        double d = samples[1].mean() - samples[0].mean();
        double half = 1.959964
                * Math.sqrt(samples[1].variance() / samples[1].size() + samples[0].variance() / samples[0].size());
        var own = known(row.estimates().own());
        assertThat(own.estimate()).isEqualTo(d);
        assertThat(own.low()).isCloseTo(d - half, within(half * 0.01));
        assertThat(own.high()).isCloseTo(d + half, within(half * 0.01));
        assertThat(row.verdict()).isEqualTo(Verdict.GAIN);
    }

    /** The eight schools: Rubin (1981); posterior means and deviations by Gelman et al. (2013, table 5.2), flat in τ there. */
    @Test
    void eightSchools() {
        double[] y = {28, 8, -3, 7, -1, 1, 18, 12};
        double[] sigma = {15, 10, 16, 11, 9, 11, 10, 18};
        double[] v = Arrays.stream(sigma).map(s -> s * s).toArray();
        var pooled = Pooled.of(y, v, 0.95);
        assertThat(pooled.mean().estimate()).isCloseTo(8, within(0.6));
        assertThat(pooled.drawn().getFirst().estimate()).isBetween(10.0, 15.0); // flat in A: more between, less drawn
        assertThat(pooled.drawn().get(2).estimate()).isBetween(4.0, 7.0);
        assertThat(pooled.between().deviation().low()).isZero();
        assertThat(pooled.between().chance()).isCloseTo(0.696, within(0.001)); // Q = 4.7 with 7 degrees of freedom
        for (int i = 0; i < y.length; i++) {
            var drawn = pooled.drawn().get(i);
            assertThat(drawn.high() - drawn.low()).isLessThan(2 * 1.96 * sigma[i]);
        }
    }

    /** Holm (1979): 0.01, 0.04, 0.03, 0.005 of four become 0.03, 0.06, 0.06, 0.02 (R: p.adjust). */
    @Test
    void holm() {
        assertThat(Holm.corrected(new double[] {0.01, 0.04, 0.03, 0.005}, new double[] {1, 1, 1, 1}))
                .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
        assertThat(Holm.corrected(new double[] {0.02, 0.02}, new double[] {3, 1}))
                .containsExactly(new double[] {0.02 / 3 * 4, 0.02 / 3 * 4}, within(1e-12));
    }

    /** The martingale's p and interval say the same: 0 is left out exactly where p is below α. */
    @Test
    void atAnyTimePAndIntervalAgree() {
        var anytime = new Anytime(0.3);
        for (double error : new double[] {0.01, 0.1, 1}) {
            double edge = anytime.half(error, 0.95);
            double chance = 2 * Normal.upper(edge / error);
            assertThat(anytime.chance(chance, error)).isCloseTo(0.05, within(1e-6));
        }
    }

    @Test
    void timeBeforeTakesNoiseOff() {
        var random = new SplittableRandom(9);
        var with = UnitOutcomes.builder(1, 2);
        var without = UnitOutcomes.builder(1, 2);
        for (int i = 0; i < 4_000; i++) {
            double before = random.nextGaussian();
            int arm = random.nextInt(2);
            double outcome = 2 * before + random.nextGaussian() + 0.2 * arm;
            without.add(0, arm, outcome);
            if (i % 10 == 0) {
                with.add(0, arm, outcome);
            } else {
                with.add(0, arm, outcome, before);
            }
        }
        var plain = known(Effects.of(without.build(), Soundness.ASSUMED, EffectSettings.USUAL));
        var less = known(Effects.of(with.build(), Soundness.ASSUMED, EffectSettings.USUAL));
        assertThat(less.noise().slope()).isCloseTo(2, within(0.05));
        assertThat(less.noise().left()).isCloseTo(0.28, within(0.03)); // (0.9 · 1 + 0.1 · 5) / 5
        assertThat(width(less)).isLessThan(0.6 * width(plain));
        assertThat(known(less.portfolios().getFirst().estimates().own()).estimate())
                .isCloseTo(0.2, within(0.1));
    }

    private static double width(Effects effects) {
        var own = known(effects.portfolios().getFirst().estimates().own());
        return own.high() - own.low();
    }

    @Test
    void whatCannotBeTrustedIsBlocked() {
        var units = new Simulation(Simulation.Shape.RATE, 3, 2_000, 0.5, 0, 0)
                .run(1)
                .units();
        assertThat(reason(units, new Soundness(List.of(0.5, 0.5), 0))).isEmpty();
        assertThat(reason(units, new Soundness(List.of(0.4, 0.6), 0))).isEqualTo("sample-ratio-mismatch");
        assertThat(reason(units, new Soundness(List.of(), 1))).isEqualTo("broken-exposure");
        assertThat(reason(UnitOutcomes.builder(1, 2).add(0, 1, 3).build(), Soundness.ASSUMED))
                .isEqualTo("empty-arm");
        var ratio = known(SampleRatio.of(new long[] {821, 779}, new double[] {1, 1}));
        assertThat(ratio.statistic()).isCloseTo(1.1025, within(1e-9));
        assertThat(ratio.chance()).isCloseTo(0.2937, within(1e-4));
    }

    private static String reason(UnitOutcomes units, Soundness soundness) {
        return switch (Effects.of(units, soundness, EffectSettings.USUAL)) {
            case Outcome.Known<Effects> known -> "";
            case Outcome.Unknown<Effects> unknown -> unknown.reason();
        };
    }

    @Test
    void tinyAndEmptyPortfoliosSayThatTheyCannotTell() {
        var builder = UnitOutcomes.builder(6, 3);
        var random = new SplittableRandom(2);
        for (int p = 0; p < 5; p++) {
            for (int i = 0; i < 50; i++) {
                builder.add(p, i % 3, random.nextGaussian());
            }
        }
        builder.add(5, 1, 4);
        var effects = known(Effects.of(builder.build(), Soundness.ASSUMED, EffectSettings.USUAL));
        assertThat(effects.portfolios()).hasSize(12);
        var last = effects.portfolios().get(10);
        assertThat(last.estimates().own()).isInstanceOf(Outcome.Unknown.class);
        assertThat(last.verdict()).isEqualTo(Verdict.CANNOT_TELL);
        assertThat(last.rank()).isEqualTo(new Rank(1, 6));
        var same = UnitOutcomes.builder(1, 2);
        for (int i = 0; i < 40; i++) {
            same.add(0, i % 2, 7.5);
        }
        var nothing = known(Effects.of(same.build(), Soundness.ASSUMED, EffectSettings.USUAL));
        assertThat(nothing.portfolios().getFirst().estimates().own())
                .isInstanceOfSatisfying(
                        Outcome.Unknown.class,
                        unknown -> assertThat(unknown.reason()).isEqualTo("no-spread"));
    }

    @Test
    void ranksSayOnlyWhatIsSure() {
        var ranks = Ranks.of(List.of(
                new Outcome.Known<>(new Interval(1, 2, 3, 0.95)),
                new Outcome.Known<>(new Interval(4, 5, 6, 0.95)),
                new Outcome.Known<>(new Interval(2, 4, 5, 0.95))));
        assertThat(ranks).containsExactly(new Rank(2, 3), new Rank(1, 2), new Rank(1, 3));
    }

    private static <T> T known(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Known<T> known -> known.value();
            case Outcome.Unknown<T> unknown -> throw new AssertionError(unknown.detail());
        };
    }
}
