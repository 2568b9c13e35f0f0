package io.clientela.bench;

import de.siegmar.fastcsv.reader.CsvReader;
import io.clientela.kernel.lifetime.Fit;
import io.clientela.kernel.lifetime.Fitting;
import io.clientela.kernel.lifetime.Histories;
import io.clientela.kernel.lifetime.Horizon;
import io.clientela.kernel.lifetime.ModelKind;
import io.clientela.kernel.lifetime.Observation;
import io.clientela.kernel.lifetime.Purchases;
import io.clientela.kernel.lifetime.Scores;
import io.clientela.kernel.lifetime.Simulation;
import io.clientela.kernel.lifetime.SpendFit;
import io.clientela.kernel.lifetime.Spends;
import io.clientela.kernel.lifetime.Unit;
import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Outcome;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.function.DoubleSupplier;
import java.util.zip.GZIPInputStream;

/**
 * Measures {@code kernel.lifetime}: fits CDNOW's sample, fits and scores made customers, and counts how often known
 * parameters are recovered. Times are of the kernel alone, from arrays to arrays, after warm-up; the middle one of several.
 *
 * <p>Arguments: {@code --customers N} (1,000,000), {@code --runs N} for the recovery (100), {@code --threads N} (2).
 */
public final class LifetimeBench {

    private static final double[] BG = {0.243, 4.414, 0.793, 2.426};
    private static final double[] MBG = {0.525, 6.183, 0.891, 1.614};
    private static final double[] PARETO = {0.553, 10.578, 0.606, 11.669};

    private final int customers;
    private final int runs;
    private final int threads;
    private boolean reached = true;
    private double sink;

    private LifetimeBench(int customers, int runs, int threads) {
        this.customers = customers;
        this.runs = runs;
        this.threads = threads;
    }

    /** Runs the bench; returns 0 if every target is reached, else 1. */
    public static int run(String[] args) {
        try {
            var asked = Arguments.of(args);
            var bench = new LifetimeBench(
                    asked.number("--customers", 1_000_000), asked.number("--runs", 100), asked.number("--threads", 2));
            bench.measure();
            return bench.reached ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void measure() throws IOException {
        System.out.printf("%-58s %12s %12s%n", "what", "measured", "target");
        cdnow();
        made(ModelKind.BG_NBD, BG, 1);
        made(ModelKind.MBG_NBD, MBG, 1);
        made(ModelKind.PARETO_NBD, PARETO, 3);
        recover(ModelKind.BG_NBD, BG);
        recover(ModelKind.MBG_NBD, MBG);
        recover(ModelKind.PARETO_NBD, PARETO);
        System.out.println("(checked sum " + sink + ")");
    }

    private void show(String what, double value, String unit, double target, boolean least) {
        boolean good = least ? value >= target : value <= target;
        reached &= good;
        System.out.printf("%-58s %9.3f %-4s %6.3g %s%n", what, value, unit, target, good ? "reached" : "NOT REACHED");
    }

    /** The middle of the seconds that a work takes, after as many runs to warm up. */
    private double seconds(int times, DoubleSupplier work) {
        double[] out = new double[times];
        for (int i = -times; i < times; i++) {
            long start = System.nanoTime();
            sink += work.getAsDouble();
            if (i >= 0) {
                out[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(out);
        return out[times / 2];
    }

    private static Fit fit(Histories histories, ModelKind kind, int threads) {
        return switch (Fitting.fit(histories, kind, threads)) {
            case Outcome.Known<Fit> known -> known.value();
            case Outcome.Unknown<Fit> unknown -> throw new IllegalStateException(unknown.detail());
        };
    }

    private void cdnow() throws IOException {
        Path file =
                Path.of(System.getProperty("clientela.root"), "..", "shared", "data", "cdnow", "cdnow_sample.csv.gz");
        if (!Files.exists(file)) {
            System.out.println("CDNOW is not there, so its figure is not reached: " + file);
            reached = false;
            return;
        }
        var purchases = read(file);
        var until = Day.of(LocalDate.of(1997, 9, 30));
        for (var kind : ModelKind.values()) {
            double time = seconds(
                    25,
                    () -> fit(Observation.of(purchases, until, Unit.WEEK).histories(), kind, threads)
                            .logLikelihood());
            show("CDNOW sample fitted, " + kind.code(), 1_000 * time, "ms", 100, false);
        }
    }

    private static Purchases read(Path file) throws IOException {
        var places = new HashMap<String, Integer>();
        var builder = Purchases.builder(true);
        try (var csv = CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            csv.forEach(line -> builder.add(
                    places.computeIfAbsent(line.getField("sample_id"), key -> places.size()),
                    (int) LocalDate.parse(line.getField("date")).toEpochDay(),
                    Double.parseDouble(line.getField("amount"))));
        }
        return builder.build();
    }

    /** Customers who came over a year, seen half a year or more; times in weeks with two decimals. */
    private void made(ModelKind kind, double[] truth, double limit) {
        double[] age = new double[customers];
        for (int i = 0; i < customers; i++) {
            age[i] = Math.round(2_600 + 5_200.0 * ((i * 7_919L) % customers) / customers) / 100.0;
        }
        var made = Simulation.of(kind, truth, age, 0.01, 20261122);
        int[] frequency = new int[customers];
        double[] recency = new double[customers];
        double[] spend = new double[customers];
        for (int i = 0; i < customers; i++) {
            var history = made.of(i);
            frequency[i] = history.frequency();
            recency[i] = history.recency();
            spend[i] = 5 + (i * 31L % 9_973) / 100.0;
        }
        String who = String.format("%,d customers, %s, ", customers, kind.code());
        show(
                who + "fitted from arrays",
                seconds(
                        3,
                        () -> fit(Histories.of(frequency, recency, age), kind, threads)
                                .logLikelihood()),
                "s",
                limit,
                false);
        score(kind, who, fit(made, kind, threads), new double[][] {recency, age, spend}, frequency);
    }

    private void score(ModelKind kind, String who, Fit fit, double[][] columns, int[] frequency) {
        boolean judged = kind == ModelKind.BG_NBD;
        var some = Spends.of(Arrays.copyOf(frequency, 20_000), Arrays.copyOf(columns[2], 20_000));
        var spendFit = switch (SpendFit.fit(some)) {
            case Outcome.Known<SpendFit> known -> known.value();
            case Outcome.Unknown<SpendFit> unknown -> throw new IllegalStateException(unknown.detail());
        };
        var horizon = new Horizon(52, 0);
        double plain = seconds(5, () -> {
            var scores = Scores.of(fit, Histories.of(frequency, columns[0], columns[1]), horizon, 0.95, threads);
            return inParallel(i -> scores.probabilityAlive(i)
                    + scores.expectedPurchases(i)
                    + spendFit.expectedSpend(frequency[i], columns[2][i]));
        });
        show(who + "scored, millions/s", customers / plain / 1e6, "M/s", judged ? 5 : 0, true);
        double wide = seconds(5, () -> {
            var scores = Scores.of(fit, Histories.of(frequency, columns[0], columns[1]), horizon, 0.95, threads);
            return inParallel(i -> scores.alive(i).low()
                    + scores.purchases(i).high()
                    + spendFit.expectedSpend(frequency[i], columns[2][i], 0.95).high());
        });
        show(who + "with intervals, millions/s", customers / wide / 1e6, "M/s", judged ? 2 : 0, true);
    }

    private double inParallel(java.util.function.IntToDoubleFunction each) {
        double[] sums = new double[threads];
        var workers = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int worker = t;
            workers[t] = Thread.ofPlatform().start(() -> {
                double sum = 0;
                int end = (int) ((long) customers * (worker + 1) / threads);
                for (int i = (int) ((long) customers * worker / threads); i < end; i++) {
                    sum += each.applyAsDouble(i);
                }
                sums[worker] = sum;
            });
        }
        for (var worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return Arrays.stream(sums).sum();
    }

    /** How often the true parameters lie within two standard errors: about 95 in 100 times, neither less nor more. */
    private void recover(ModelKind kind, double[] truth) {
        double[] age = new double[5_000];
        Arrays.setAll(age, i -> 27 + 12.0 * i / age.length);
        int[] inside = new int[4];
        for (int run = 0; run < runs; run++) {
            var fit = fit(Simulation.of(kind, truth, age, 0.01, 1_000 + run), kind, threads);
            for (int k = 0; k < 4; k++) {
                var parameter = fit.parameters().get(k);
                double logError = parameter.standardError() / parameter.estimate();
                inside[k] += Math.abs(Math.log(parameter.estimate() / truth[k])) <= 2 * logError ? 1 : 0;
            }
        }
        double share = Arrays.stream(inside).sum() / (4.0 * runs);
        show("true parameters within two standard errors, " + kind.code(), share, "", 0.92, true);
        show("  and not in more than a share of", share, "", 0.985, false);
        System.out.println("  by parameter, of " + runs + ": " + Arrays.toString(inside));
    }
}
