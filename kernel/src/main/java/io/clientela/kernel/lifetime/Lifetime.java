package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.Optional;

/**
 * All that can be said of what customers will buy: the model and why it was taken, its fit, how well it predicted last time,
 * what is to be said against it, and the scores. Immutable.
 *
 * @param observation what was known
 * @param choice the model and why
 * @param fit the model on all that was known
 * @param spend the model of spend, or why there is none
 * @param backtest how well the chosen model predicted the held-back last part, or why that cannot be said
 * @param rhythm the customers' gaps
 * @param contract the survival form, where customers buy as regularly as by contract
 * @param findings what is to be said about fit and data
 * @param scores of the customers of the observation
 */
public record Lifetime(
        Observation observation,
        Choice choice,
        Fit fit,
        Outcome<SpendFit> spend,
        Outcome<Backtest> backtest,
        Rhythm rhythm,
        Outcome<Survival> contract,
        List<Finding> findings,
        Scores scores) {

    public Lifetime {
        findings = List.copyOf(findings);
    }

    /**
     * Says all that can be said from what was known at the end of a day; purchases after it are not looked at.
     *
     * @return or why nothing can be said: {@code no-customers}, {@code no-repeat-buyers}
     */
    public static Outcome<Lifetime> of(Purchases purchases, Day until, LifetimeSettings settings) {
        var observation = Observation.of(purchases, until, settings.unit());
        var choice = Choice.among(settings.models(), observation, settings.horizonDays(), settings.threads());
        return switch (choice) {
            case Outcome.Unknown<Choice> none -> new Outcome.Unknown<>(none.reason(), none.detail());
            case Outcome.Known<Choice> known -> of(observation, known.value(), settings);
        };
    }

    private static Outcome<Lifetime> of(Observation observation, Choice choice, LifetimeSettings settings) {
        return Fitting.fit(observation.histories(), choice.model(), settings.threads())
                .map(fit -> of(observation, choice, fit, settings));
    }

    private static Lifetime of(Observation observation, Choice choice, Fit fit, LifetimeSettings settings) {
        var spend = Spends.fit(observation);
        Optional<Backtest> tested = choice.backtests().stream().findFirst();
        Outcome<Backtest> backtest = tested.<Outcome<Backtest>>map(Outcome.Known::new)
                .orElseGet(() -> new Outcome.Unknown<>(
                        "too-short-for-a-test",
                        "a test needs " + Choice.FEWEST_DAYS + " days held back from three times as many, and "
                                + Choice.FEWEST_REPEAT_BUYERS + " repeat buyers before"));
        var rhythm = Rhythm.of(observation, fit);
        var horizon = Horizon.ofDays(settings.horizonDays(), settings.yearlyDiscount(), settings.unit());
        return new Lifetime(
                observation,
                choice,
                fit,
                spend,
                backtest,
                rhythm,
                rhythm.byContract()
                        ? Survival.fit(observation, rhythm.medianGap())
                        : new Outcome.Unknown<>("not-by-contract", "customers do not buy as regularly as by contract"),
                Diagnosis.of(observation, fit, spend, tested, rhythm, settings.horizonDays()),
                Scores.of(fit, observation.histories(), horizon, settings.level(), settings.threads()));
    }

    /**
     * What the customers will spend, where amounts are known.
     *
     * @param marginShare the share of spend that is margin, above 0 and up to 1
     */
    public Outcome<Valuation> valuation(double marginShare) {
        return valuation(Margins.same(marginShare, observation.size()));
    }

    /**
     * What the customers will spend, and what that leaves to the firm, where amounts are known.
     *
     * @param margins by place of the observation
     */
    public Outcome<Valuation> valuation(Margins margins) {
        return spend.map(fitted -> new Valuation(observation, scores, fitted, margins));
    }
}
