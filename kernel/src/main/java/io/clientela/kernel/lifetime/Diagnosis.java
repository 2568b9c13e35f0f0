package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says what is to be said about a fit and its data. */
final class Diagnosis {

    private static final double MERGED = 0.02;
    private static final double BY_CHANCE = 2;
    private static final double HARDLY = 0.02;
    private static final double CORRELATED = 0.25;

    private final Observation observation;
    private final Fit fit;
    private final List<Finding> findings = new ArrayList<>();

    private Diagnosis(Observation observation, Fit fit) {
        this.observation = observation;
        this.fit = fit;
    }

    static List<Finding> of(
            Observation observation,
            Fit fit,
            Outcome<SpendFit> spend,
            Optional<Backtest> backtest,
            Rhythm rhythm,
            int horizonDays) {
        var diagnosis = new Diagnosis(observation, fit);
        diagnosis.parameters();
        diagnosis.data(rhythm, horizonDays);
        diagnosis.spend(spend);
        backtest.ifPresent(diagnosis::prediction);
        return List.copyOf(diagnosis.findings);
    }

    private void say(FindingKind kind, Map<String, Double> figures) {
        findings.add(new Finding(kind, figures));
    }

    private void parameters() {
        var histories = observation.histories();
        if (fit.form() == FitForm.SHRUNK) {
            say(FindingKind.LITTLE_HISTORY, Map.of("repeatBuyers", (double) histories.repeatBuyers()));
        }
        for (var parameter : fit.parameters()) {
            if (parameter.bound()) {
                say(FindingKind.ON_BOUNDARY, Map.of(parameter.name(), parameter.estimate()));
            }
        }
        if (fit.flat()) {
            say(FindingKind.PARAMETERS_OPEN, Map.of());
        }
        double gone = gone();
        if (gone < HARDLY) {
            say(FindingKind.NOBODY_LEAVES, Map.of("gone", gone));
        }
    }

    /** The share of repeat buyers who left, as the model sees it. */
    private double gone() {
        var histories = observation.histories();
        var scores = Scores.of(fit, histories, new Horizon(0, 0), 0.95, 1);
        double sum = 0;
        double all = 0;
        for (int i = 0; i < histories.customers(); i++) {
            if (observation.bought(i) > 1) {
                sum += 1 - scores.probabilityAlive(i);
                all++;
            }
        }
        return all == 0 ? 1 : sum / all;
    }

    private void data(Rhythm rhythm, int horizonDays) {
        var purchases = observation.purchases();
        double merged = (double) purchases.merged() / Math.max(1, purchases.lines());
        if (merged > MERGED && purchases.merged() > BY_CHANCE * purchases.mergedByChance()) {
            say(FindingKind.SAME_DAY, Map.of("lines", (double) purchases.merged(), "share", merged));
        }
        if (purchases.returned() > 0) {
            say(FindingKind.RETURNS, Map.of("days", (double) purchases.returned()));
        }
        Truncation.of(observation).ifPresent(findings::add);
        Season.of(observation, fit).ifPresent(findings::add);
        if (rhythm.byContract()) {
            say(FindingKind.CONTRACT, Map.of("days", (double) rhythm.medianGap(), "regularity", rhythm.regularity()));
        }
        double seen = 0;
        for (int i = 0; i < observation.size(); i++) {
            seen = Math.max(seen, observation.first(i).until(observation.until()));
        }
        if (horizonDays > seen) {
            say(FindingKind.LONG_HORIZON, Map.of("horizonDays", (double) horizonDays, "seenDays", seen));
        }
    }

    private void spend(Outcome<SpendFit> spend) {
        if (spend instanceof Outcome.Known<SpendFit> known) {
            if (known.value().onBoundary()) {
                say(FindingKind.SPEND_ON_BOUNDARY, Map.of());
            }
            double correlation = Spends.of(observation).correlation();
            if (Math.abs(correlation) > CORRELATED) {
                say(FindingKind.SPEND_WITH_FREQUENCY, Map.of("correlation", correlation));
            }
        }
    }

    private void prediction(Backtest backtest) {
        if (!backtest.inside()) {
            say(
                    FindingKind.PREDICTED_BADLY,
                    Map.of("predicted", backtest.total().estimate(), "actual", (double) backtest.actual()));
        }
        backtest.spend().ifPresent(this::money);
        if (!backtest.better()) {
            say(
                    FindingKind.NAIVE_BETTER,
                    Map.of(
                            "model", backtest.accuracy().meanAbsoluteError(),
                            "naive", backtest.naive().meanAbsoluteError()));
        }
    }

    private void money(SpendTest test) {
        if (test.total().isPresent() && !test.inside()) {
            say(
                    FindingKind.SPEND_PREDICTED_BADLY,
                    Map.of("predicted", test.accuracy().predicted(), "actual", test.actual()));
        }
    }
}
