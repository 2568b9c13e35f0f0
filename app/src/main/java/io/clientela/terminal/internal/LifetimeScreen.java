package io.clientela.terminal.internal;

import io.clientela.kernel.lifetime.Backtest;
import io.clientela.kernel.lifetime.FitForm;
import io.clientela.kernel.lifetime.Parameter;
import io.clientela.kernel.lifetime.SpendFit;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Tells a person what was found. */
final class LifetimeScreen {

    private final LifetimeSummary summary;
    private final PrintWriter screen;

    LifetimeScreen(LifetimeSummary summary, PrintWriter screen) {
        this.summary = summary;
        this.screen = screen;
    }

    void show() {
        var lifetime = summary.lifetime();
        var fit = lifetime.fit();
        screen.printf(
                Locale.ROOT,
                "%,d customers, %,d of them bought again, known until %s; %,d lines left out.%n",
                fit.customers(),
                lifetime.observation().histories().repeatBuyers(),
                lifetime.observation().until(),
                summary.file().leftOut());
        summary.file().firstFlaws().forEach(flaw -> screen.printf(Locale.ROOT, "  %s%n", flaw));
        var reason = lifetime.choice().reason();
        screen.println();
        screen.printf(
                Locale.ROOT,
                "Model %s: %s%n",
                fit.model().code(),
                summary.words().message("lifetime.choice." + reason.code()));
        screen.printf(Locale.ROOT, "  %s%n", parameters(fit.parameters()));
        screen.printf(
                Locale.ROOT,
                "  log-likelihood %.1f%s%n",
                fit.logLikelihood(),
                fit.form() == FitForm.SHRUNK ? ", shrunk to the usual" : "");
        if (lifetime.spend() instanceof Outcome.Known<SpendFit> spend) {
            screen.printf(Locale.ROOT, "Spend gamma-gamma%n");
            screen.printf(Locale.ROOT, "  %s%n", parameters(spend.value().parameters()));
        }
        screen.println();
        screen.printf(
                Locale.ROOT,
                "Expected purchases %s%n",
                interval(lifetime.scores().total().expectation()));
        screen.printf(
                Locale.ROOT,
                "  with their own chance %s%n",
                interval(lifetime.scores().total().outcome()));
        if (lifetime.valuation(1) instanceof Outcome.Known<Valuation> known) {
            screen.println("Value (expected spend, discounted) "
                    + interval(known.value().total()));
        }
        screen.println();
        switch (lifetime.backtest()) {
            case Outcome.Known<Backtest> known -> test("How well this predicted last time", known.value());
            case Outcome.Unknown<Backtest> unknown ->
                screen.printf(Locale.ROOT, "How well this predicted last time cannot be said: %s.%n", unknown.detail());
        }
        summary.holdout().ifPresent(test -> test("How well it predicts what follows", test));
        for (var finding : lifetime.findings()) {
            screen.println();
            screen.printf(Locale.ROOT, "! %s%n", summary.words().found(finding));
            screen.printf(Locale.ROOT, "  %s%n", summary.words().advice(finding));
        }
    }

    private void test(String title, Backtest test) {
        screen.printf(
                Locale.ROOT,
                "%s (%d days): %,d purchases, predicted %s; naive rate %,.0f.%n",
                title,
                test.days(),
                test.actual(),
                interval(test.total()),
                test.naive().predicted());
        screen.printf(
                Locale.ROOT,
                "  Mean absolute error for a customer %.3f, naive rate %.3f; %.1f %% in their own 95 %% prediction.%n",
                test.accuracy().meanAbsoluteError(),
                test.naive().meanAbsoluteError(),
                100 * test.covered());
        screen.printf(
                Locale.ROOT,
                "  Tenths of the customers, predicted and actual: %s%n",
                test.accuracy().deciles().stream()
                        .map(decile -> String.format(Locale.ROOT, "%.2f/%.2f", decile.predicted(), decile.actual()))
                        .collect(Collectors.joining("  ")));
        test.spend()
                .ifPresent(money -> screen.printf(
                        Locale.ROOT,
                        "  In money %,.0f, predicted %s; naive rate %,.0f. Mean absolute error %.2f, naive rate"
                                + " %.2f.%n",
                        money.actual(),
                        money.total()
                                .map(LifetimeScreen::interval)
                                .orElseGet(() -> String.format(
                                        Locale.ROOT,
                                        "%,.1f (no interval: spend varies without bound)",
                                        money.accuracy().predicted())),
                        money.naive().predicted(),
                        money.accuracy().meanAbsoluteError(),
                        money.naive().meanAbsoluteError()));
    }

    private static String parameters(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> String.format(
                        Locale.ROOT,
                        "%s %.4g ± %.2g",
                        parameter.name(),
                        parameter.estimate(),
                        parameter.standardError()))
                .collect(Collectors.joining(", "));
    }

    private static String interval(Interval interval) {
        return String.format(
                Locale.ROOT, "%,.1f (%,.1f to %,.1f)", interval.estimate(), interval.low(), interval.high());
    }
}
