package io.clientela.bench;

import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.effect.Effects;
import io.clientela.kernel.effect.Simulation;
import io.clientela.kernel.effect.Simulation.Shape;
import io.clientela.kernel.effect.Soundness;
import io.clientela.kernel.effect.UnitOutcomes;
import io.clientela.kernel.value.Outcome;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Measures {@code kernel.effect}: the time for 1,000,000 units in 500 portfolios, from arrays to verdicts, after warm-up, the middle of
 * five; and how often what is said of made experiments is true.
 *
 * <p>Arguments: {@code --units N} (1,000,000), {@code --portfolios N} (500), {@code --runs N} for the coverage (2,000).
 */
public final class EffectBench {

    private final int units;
    private final int portfolios;
    private final int runs;
    private boolean reached = true;

    private EffectBench(int units, int portfolios, int runs) {
        this.units = units;
        this.portfolios = portfolios;
        this.runs = runs;
    }

    /** Runs the bench; returns 0 if every target is reached, else 1. */
    public static int run(String[] args) {
        var asked = Arguments.of(args);
        var bench = new EffectBench(
                asked.number("--units", 1_000_000), asked.number("--portfolios", 500), asked.number("--runs", 2_000));
        System.out.printf(Locale.ROOT, "%-72s %9s  %s%n", "what", "measured", "target");
        bench.time();
        for (var shape : Shape.values()) {
            bench.coverage(shape);
        }
        for (var shape : Shape.values()) {
            bench.pooled(shape);
        }
        for (var shape : Shape.values()) {
            bench.alarms(shape);
        }
        return bench.reached ? 0 : 1;
    }

    private void show(String what, double value, double from, double to) {
        boolean good = value >= from && value <= to;
        reached &= good;
        System.out.printf(
                Locale.ROOT, "%-72s %9.3f  %.2f to %.2f %s%n", what, value, from, to, good ? "reached" : "MISSED");
    }

    /** The mean outcome of those who spend differs between portfolios and lasts from the time before. */
    private UnitOutcomes made() {
        var random = new SplittableRandom(1);
        var builder = UnitOutcomes.builder(portfolios, 3);
        for (int i = 0; i < units; i++) {
            double before = random.nextInt(5) == 0 ? Math.exp(random.nextGaussian()) : 0;
            int arm = random.nextInt(3);
            double now = random.nextInt(5) == 0 ? Math.exp(random.nextGaussian()) : 0;
            builder.add(i % portfolios, arm, now + before / 2 + 0.05 * arm, before);
        }
        return builder.build();
    }

    private void time() {
        var made = made();
        double[] seconds = new double[5];
        for (int i = -3; i < seconds.length; i++) {
            long start = System.nanoTime();
            if (!(Effects.of(made, Soundness.ASSUMED, EffectSettings.USUAL) instanceof Outcome.Known<Effects>)) {
                throw new IllegalStateException("no result");
            }
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        show(
                String.format(
                        Locale.ROOT, "%,d units, %,d portfolios, two arms, time before: seconds", units, portfolios),
                seconds[2],
                0,
                2);
    }

    private void coverage(Shape shape) {
        int[][] sizes = shape == Shape.EVEN
                ? new int[][] {{2_000, 50}, {12, 50}}
                : new int[][] {{2_000, 50}, {60, 50}, {60, 20}};
        for (int[] size : sizes) {
            var coverage = new Simulation(shape, 1, size[0], size[1] / 100.0, 0.2, 0).coverage(runs, 11);
            show(
                    String.format(
                            Locale.ROOT,
                            "95 %% intervals that hold, %s, %,d units, %d %% held out, of %,d",
                            name(shape),
                            size[0],
                            size[1],
                            runs),
                    coverage.own(),
                    0.93,
                    0.97);
        }
    }

    private void pooled(Shape shape) {
        var coverage = new Simulation(shape, 50, 120, 0.5, 0.1, 0.6).coverage(Math.max(1, runs / 20), 5);
        String what = name(shape) + ", 50 differing portfolios of 120 units";
        show("95 % pooled intervals that hold, " + what, coverage.pooled(), 0.93, 0.98);
        show(
                "  error of pooled effects, as a share of those that stand alone",
                coverage.pooledError() / coverage.ownError(),
                0,
                1);
    }

    private void alarms(Shape shape) {
        var nothing = new Simulation(shape, 20, 60, 0.3, 0, 0);
        int times = Math.max(1, runs / 5);
        double most = 0.05 + 3 * Math.sqrt(0.05 * 0.95 / times);
        show(
                "whole results with a false alarm, " + name(shape) + ", one look",
                nothing.alarms(times, 1, EffectSettings.USUAL.once(), 21),
                0,
                most);
        show(
                "whole results with a false alarm, " + name(shape) + ", five looks",
                nothing.alarms(times, 5, EffectSettings.USUAL, 22),
                0,
                0.05);
    }

    private static String name(Shape shape) {
        return shape.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
