package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which model was taken, and why: each was fitted on what was known some time before the end and asked for what followed.
 *
 * @param model the model
 * @param reason why
 * @param backtests how well each model predicted the held-back last part, best first; empty where none could be held back
 * @param lead by how much the best model's logarithmic score lies above the next one's, 0 where there is none
 * @param leadError the standard error of the lead, from customer to customer
 */
public record Choice(ModelKind model, ChoiceReason reason, List<Backtest> backtests, double lead, double leadError) {

    /** The least number of days that are held back. */
    public static final int FEWEST_DAYS = 28;

    /** The least number of repeat buyers in what comes before. */
    public static final int FEWEST_REPEAT_BUYERS = 30;

    public Choice {
        backtests = List.copyOf(backtests);
    }

    /** One model's test, customer by customer. */
    private static final class Trial {

        private final Fit fit;
        private final Backtest backtest;
        private final double[] chances;

        Trial(Fit fit, Backtest backtest, double[] chances) {
            this.fit = fit;
            this.backtest = backtest;
            this.chances = chances;
        }

        Fit fit() {
            return fit;
        }

        Backtest backtest() {
            return backtest;
        }

        double[] chances() {
            return chances;
        }
    }

    /**
     * Chooses among models.
     *
     * @param horizonDays how far scores will look ahead; as much is held back, but at most a third of the time seen
     * @return the choice, or why no model can be fitted at all
     */
    public static Outcome<Choice> among(List<ModelKind> models, Observation observation, int horizonDays, int threads) {
        var reason = models.size() == 1 ? ChoiceReason.ASKED_FOR : ChoiceReason.PREDICTED_BEST;
        int days = heldBack(observation, horizonDays);
        Day before = new Day(observation.until().epochDay() - days);
        var earlier = Observation.of(observation.purchases(), before, observation.unit());
        var trials = new ArrayList<Trial>();
        if (days >= FEWEST_DAYS && earlier.histories().repeatBuyers() >= FEWEST_REPEAT_BUYERS) {
            for (var model : models) {
                if (Fitting.fit(earlier.histories(), model, threads) instanceof Outcome.Known<Fit> known) {
                    trials.add(trial(known.value(), earlier, days, threads));
                }
            }
            trials.sort(
                    Comparator.comparingDouble((Trial each) -> -each.backtest().logScore()));
        }
        return trials.isEmpty()
                ? fitted(models, observation, threads)
                : new Outcome.Known<>(
                        best(trials, reason).withMoney(trials.getFirst().fit(), earlier, days, threads));
    }

    private static int heldBack(Observation observation, int horizonDays) {
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < observation.size(); i++) {
            first = Math.min(first, observation.first(i).epochDay());
        }
        return observation.size() == 0
                ? 0
                : Math.min(horizonDays, (observation.until().epochDay() - first) / 3);
    }

    private static Trial trial(Fit fit, Observation earlier, int days, int threads) {
        var scores = scores(fit, earlier, days, threads);
        double[] chances = new double[earlier.size()];
        for (int i = 0; i < chances.length; i++) {
            chances[i] = Backtest.logChance(scores, i, earlier.boughtAfter(i, days));
        }
        return new Trial(fit, Backtest.of(earlier, scores, days), chances);
    }

    private static Scores scores(Fit fit, Observation earlier, int days, int threads) {
        var horizon = new Horizon(earlier.unit().of(days), 0);
        return Scores.of(fit, earlier.histories(), horizon, Backtest.LEVEL, threads);
    }

    /** The same with the money of the model that was taken held against what came. Its scores are computed again: kept ones of
     * all models would take the memory of three. */
    private Choice withMoney(Fit fit, Observation earlier, int days, int threads) {
        var tested = new ArrayList<>(backtests);
        tested.set(0, tested.getFirst().with(Spends.fit(earlier), earlier, scores(fit, earlier, days, threads)));
        return new Choice(model, reason, tested, lead, leadError);
    }

    private static Choice best(List<Trial> trials, ChoiceReason reason) {
        var backtests = trials.stream().map(Trial::backtest).toList();
        var model = backtests.getFirst().model();
        if (trials.size() == 1) {
            return new Choice(model, reason, backtests, 0, 0);
        }
        double[] first = trials.get(0).chances();
        double[] second = trials.get(1).chances();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < first.length; i++) {
            double lead = first[i] - second[i];
            sum += lead;
            squares += lead * lead;
        }
        double error = Math.sqrt(Math.max(0, squares - sum * sum / first.length));
        boolean clear = sum > 2 * error;
        return new Choice(model, clear ? reason : ChoiceReason.PREDICTED_BEST_NOT_CLEARLY, backtests, sum, error);
    }

    private static Outcome<Choice> fitted(List<ModelKind> models, Observation observation, int threads) {
        Outcome<Choice> best = new Outcome.Unknown<>("no-model", "no model was named");
        double top = Double.NEGATIVE_INFINITY;
        for (var model : models) {
            var outcome = Fitting.fit(observation.histories(), model, threads);
            if (outcome instanceof Outcome.Known<Fit> known && known.value().logLikelihood() > top) {
                top = known.value().logLikelihood();
                var reason = models.size() == 1 ? ChoiceReason.ASKED_FOR : ChoiceReason.FITTED_BEST;
                best = new Outcome.Known<>(new Choice(model, reason, List.of(), 0, 0));
            } else if (outcome instanceof Outcome.Unknown<Fit> unknown && top == Double.NEGATIVE_INFINITY) {
                best = new Outcome.Unknown<>(unknown.reason(), unknown.detail());
            }
        }
        return best;
    }
}
