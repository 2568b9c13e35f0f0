package io.clientela.kernel.effect;

import io.clientela.kernel.effect.Effect.Counts;
import io.clientela.kernel.effect.Effect.Estimates;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;

/** One arm against the control, in all portfolios. */
final class ArmResult {

    /**
     * A difference with its error and the p value that the settings ask for.
     *
     * @param error the standard error, 0 where nothing can be told
     */
    record Seen(double estimate, double error, double chance) {}

    private final List<Difference> differences = new ArrayList<>();
    private final List<Outcome<Interval>> own = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private final EffectSettings settings;
    private final Anytime anytime;
    private final double[] variances;
    private final Outcome<Pooled> pooled;
    private final List<Outcome<Interval>> drawn;
    private final List<Rank> ranks;
    private final Seen all;

    ArmResult(List<Sample> treated, List<Sample> held, boolean rates, EffectSettings settings, Anytime anytime) {
        this.settings = settings;
        this.anytime = anytime;
        double level = settings.level();
        var spread = Spread.of(treated, held);
        var simultaneous = new ArrayList<Outcome<Interval>>();
        double wide = Math.pow(level, 1.0 / treated.size());
        for (int p = 0; p < treated.size(); p++) {
            var difference = new Difference(treated.get(p), held.get(p), spread, p, rates);
            differences.add(difference);
            own.add(difference.interval(level));
            simultaneous.add(difference.interval(wide));
            seen.add(seen(difference, own.getLast()));
        }
        this.ranks = Ranks.of(simultaneous);
        this.variances = differences.stream()
                .mapToDouble(each -> isEmpty(each) ? 0 : each.variance())
                .toArray();
        this.drawn = new ArrayList<>(own);
        this.pooled = pool();
        this.all = differences.size() == 1 ? seen.getFirst() : together();
    }

    private static boolean isEmpty(Difference difference) {
        return difference.treated().size() == 0 || difference.held().size() == 0;
    }

    private Seen seen(Difference difference, Outcome<Interval> interval) {
        if (!(interval instanceof Outcome.Known<Interval>)) {
            return new Seen(difference.estimate(), 0, 1);
        }
        var lottery = Lottery.of(difference.treated(), difference.held());
        double error = Math.sqrt(lottery.variance());
        double chance = lottery.chance();
        if (difference.rates()) {
            var rates = Rates.of(difference.treated(), difference.held());
            chance = rates.isSmall() ? rates.chance() : chance;
        } else {
            error = Math.max(error, Math.sqrt(difference.variance()));
            chance = Math.max(chance, difference.chance());
        }
        return looked(difference.estimate(), error, chance);
    }

    private Seen looked(double estimate, double error, double chance) {
        if (!(error > 0)) {
            return new Seen(estimate, 0, 1);
        }
        return new Seen(estimate, error, settings.looks() == Looks.ONCE ? chance : anytime.chance(chance, error));
    }

    /** Draws the portfolios that have units in both arms together. */
    private Outcome<Pooled> pool() {
        var places = new ArrayList<Integer>();
        for (int p = 0; p < variances.length; p++) {
            if (variances[p] > 0) {
                places.add(p);
            }
        }
        if (places.size() < Pooled.FEWEST) {
            return new Outcome.Unknown<>("too-few-portfolios", places.size() + " portfolios with units in both arms");
        }
        var result = Pooled.of(
                places.stream().mapToDouble(p -> differences.get(p).estimate()).toArray(),
                places.stream().mapToDouble(p -> variances[p]).toArray(),
                places.stream()
                        .mapToDouble(p -> differences.get(p).peak())
                        .average()
                        .orElse(0),
                settings.level());
        for (int i = 0; i < places.size(); i++) {
            drawn.set(places.get(i), new Outcome.Known<>(result.drawn().get(i)));
        }
        return new Outcome.Known<>(result);
    }

    /** All portfolios, compared inside and averaged with the weights nm/(n + m). */
    private Seen together() {
        double whole = 0;
        for (var difference : differences) {
            whole += weight(difference);
        }
        var lottery = Lottery.NONE;
        double variance = 0;
        for (int p = 0; p < variances.length; p++) {
            double weight = weight(differences.get(p)) / whole;
            if (weight > 0) {
                lottery = lottery.plus(
                        Lottery.of(
                                differences.get(p).treated(), differences.get(p).held()),
                        weight);
                variance += weight * weight * variances[p];
            }
        }
        if (!(whole > 0) || !(variance > 0)) {
            return new Seen(lottery.estimate(), 0, 1);
        }
        double error = Math.sqrt(variance);
        double apart = 2 * Normal.upper(Math.abs(lottery.estimate()) / error);
        double chance = Math.min(1, Math.max(apart, lottery.chance()));
        return looked(lottery.estimate(), error, chance);
    }

    private static double weight(Difference difference) {
        double n = difference.treated().size();
        double m = difference.held().size();
        return n > 0 && m > 0 ? n * m / (n + m) : 0;
    }

    Seen all() {
        return all;
    }

    Seen at(int portfolio) {
        return seen.get(portfolio);
    }

    Rank rank(int portfolio) {
        return ranks.get(portfolio);
    }

    Outcome<Pooled> pooled() {
        return pooled;
    }

    Estimates estimates(int portfolio) {
        return new Estimates(own.get(portfolio), drawn.get(portfolio), always(seen.get(portfolio)));
    }

    Counts allCounts() {
        long treated = 0;
        long held = 0;
        for (var difference : differences) {
            treated += difference.treated().size();
            held += difference.held().size();
        }
        return new Counts(treated, held);
    }

    Estimates allEstimates() {
        if (differences.size() == 1) {
            return estimates(0);
        }
        Outcome<Interval> interval = nothing();
        if (all.error() > 0) {
            double half = Normal.exceededWith((1 - settings.level()) / 2) * all.error();
            interval = new Outcome.Known<>(
                    new Interval(all.estimate() - half, all.estimate(), all.estimate() + half, settings.level()));
        }
        return new Estimates(interval, interval, always(all));
    }

    private Outcome<Interval> always(Seen one) {
        return one.error() > 0
                ? new Outcome.Known<>(anytime.interval(one.estimate(), one.error(), settings.level()))
                : nothing();
    }

    private static Outcome<Interval> nothing() {
        return new Outcome.Unknown<>("no-spread", "the outcomes tell nothing of how they spread");
    }
}
