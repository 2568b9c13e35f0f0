package io.clientela.differentiate.internal.worth;

import io.clientela.differentiate.WorthSettings;
import io.clientela.kernel.lifetime.Credibility;
import io.clientela.kernel.lifetime.Horizon;
import io.clientela.kernel.lifetime.Lifetime;
import io.clientela.kernel.lifetime.LifetimeSettings;
import io.clientela.kernel.lifetime.Margins;
import io.clientela.kernel.lifetime.ModelKind;
import io.clientela.kernel.lifetime.Observation;
import io.clientela.kernel.lifetime.Scores;
import io.clientela.kernel.lifetime.Unit;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.JobRun;
import java.util.List;
import java.util.Optional;

/**
 * The values of all customers, now and on the day that is looked back to, and the values of that day as the models of now
 * see them.
 *
 * @param horizonDays how far they look ahead
 * @param now the models and scores of now
 * @param values of now; unknown where there is no model of spend
 * @param before the same model on what was known then; unknown where it could not be fitted
 */
record Valued(int horizonDays, Lifetime now, Outcome<Valuation> values, Outcome<Before> before) {

    static final double LEVEL = 0.95;

    /**
     * The day that is looked back to.
     *
     * @param then models and scores as they were then
     * @param values as they were seen then
     * @param seen the same customers on the same day, seen by the models of now
     */
    record Before(Lifetime then, Outcome<Valuation> values, Optional<Seen> seen) {}

    /**
     * The customers of the day before, seen by the models of now.
     *
     * @param values their values
     * @param quarter what they were expected to buy until now
     */
    record Seen(Valuation values, Scores quarter) {}

    /** Computes them; unknown, with its reason, where there can be no model. */
    static Outcome<Valued> of(Sold sold, WorthSettings settings, JobRun run) {
        run.checkCancelled();
        run.step("fit", "");
        var asked = asked(settings, List.of(ModelKind.values()));
        return switch (Lifetime.of(sold.purchases(), Day.of(sold.asOf()), asked)) {
            case Outcome.Unknown<Lifetime> none -> new Outcome.Unknown<>(none.reason(), none.detail());
            case Outcome.Known<Lifetime> known -> {
                run.checkCancelled();
                run.step("before", "");
                var now = known.value();
                var values = now.valuation(margins(now.observation(), sold.parts()));
                yield new Outcome.Known<>(new Valued(settings.horizonDays(), now, values, before(sold, now, settings)));
            }
        };
    }

    /** Computes those of now only, in one thread. */
    static Outcome<Valued> alone(Sold sold, WorthSettings settings, JobRun run) {
        run.checkCancelled();
        run.step("fit", "");
        var asked = asked(settings, List.of(ModelKind.values()), 1);
        return Lifetime.of(sold.purchases(), Day.of(sold.asOf()), asked)
                .map(now -> new Valued(
                        settings.horizonDays(),
                        now,
                        now.valuation(margins(now.observation(), sold.parts())),
                        new Outcome.Unknown<>("not-asked", "only the values of now")));
    }

    private static LifetimeSettings asked(WorthSettings settings, List<ModelKind> models) {
        return asked(settings, models, Runtime.getRuntime().availableProcessors());
    }

    private static LifetimeSettings asked(WorthSettings settings, List<ModelKind> models, int threads) {
        return new LifetimeSettings(
                Unit.WEEK, settings.horizonDays(), settings.yearlyDiscount(), LEVEL, models, threads);
    }

    private static Outcome<Before> before(Sold sold, Lifetime now, WorthSettings settings) {
        var asked = asked(settings, List.of(now.fit().model()));
        return Lifetime.of(sold.purchases(), Day.of(sold.before()), asked).map(then -> {
            var seen = now.spend() instanceof Outcome.Known<?>
                    ? Optional.of(seen(sold, now, then, asked))
                    : Optional.<Seen>empty();
            return new Before(then, then.valuation(margins(then.observation(), sold.partsBefore())), seen);
        });
    }

    private static Seen seen(Sold sold, Lifetime now, Lifetime then, LifetimeSettings asked) {
        var histories = then.observation().histories();
        var horizon = now.scores().horizon();
        var scores = Scores.of(now.fit(), histories, horizon, LEVEL, asked.threads());
        int days = then.observation().until().until(now.observation().until());
        var quarter = Scores.of(now.fit(), histories, Horizon.ofDays(days, 0, asked.unit()), LEVEL, asked.threads());
        var spend = ((Outcome.Known<io.clientela.kernel.lifetime.SpendFit>) now.spend()).value();
        return new Seen(
                new Valuation(then.observation(), scores, spend, margins(then.observation(), sold.parts())), quarter);
    }

    private static Margins margins(Observation observation, Credibility parts) {
        int n = observation.size();
        double[] shares = new double[n];
        double[] errors = new double[n];
        for (int place = 0; place < n; place++) {
            int customer = observation.customer(place);
            shares[place] = Math.clamp(parts.estimate(customer), -1, 1);
            errors[place] = parts.error(customer);
        }
        return Margins.of(shares, errors);
    }
}
