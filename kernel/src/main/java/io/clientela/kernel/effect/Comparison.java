package io.clientela.kernel.effect;

import io.clientela.kernel.effect.Effect.Counts;
import io.clientela.kernel.effect.Effect.Estimates;
import io.clientela.kernel.effect.Effect.Judged;
import io.clientela.kernel.effect.Effects.Noise;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** All arms against the control, in all portfolios. */
final class Comparison {

    private final Sample[][] samples;
    private final boolean rates;
    private final EffectSettings settings;
    private final int portfolios;
    private final int arms;
    private final Anytime anytime;

    Comparison(Sample[][] samples, boolean rates, EffectSettings settings) {
        this.samples = samples;
        this.rates = rates;
        this.settings = settings;
        this.portfolios = samples.length;
        this.arms = samples[0].length;
        double deviation = deviation(samples);
        this.anytime = new Anytime(settings.scale() * (deviation > 0 ? deviation : 1));
    }

    static double deviation(Sample[][] samples) {
        double squares = 0;
        double freedom = 0;
        for (var row : samples) {
            for (var sample : row) {
                squares += sample.second();
                freedom += Math.max(0, sample.size() - 1);
            }
        }
        return freedom > 0 ? Math.sqrt(squares / freedom) : 0;
    }

    Effects result(Noise noise, Outcome<SampleRatio> ratio, Outcome<SampleRatio> alike) {
        var each = new ArmResult[arms - 1];
        for (int a = 1; a < arms; a++) {
            each[a - 1] = new ArmResult(column(a), column(0), rates, settings, anytime);
        }
        var corrected = corrected(each);
        var rows = new ArrayList<Effect>();
        for (int p = 0; p < portfolios; p++) {
            for (int a = 1; a < arms; a++) {
                rows.add(effect(p, a, each[a - 1], corrected[(arms - 1) * (p + 1) + a - 1]));
            }
        }
        var overall = new ArrayList<ArmEffect>();
        for (int a = 1; a < arms; a++) {
            var arm = each[a - 1];
            double chance = corrected[portfolios == 1 ? arms - 1 + a - 1 : a - 1];
            var all = new Effect(
                    Effect.ALL,
                    a,
                    arm.allCounts(),
                    arm.allEstimates(),
                    judged(chance, arm.all().estimate()),
                    new Rank(1, 1));
            overall.add(new ArmEffect(
                    all, arm.pooled().map(Pooled::mean), arm.pooled().map(Pooled::between)));
        }
        return new Effects(rows, overall, noise, ratio, alike);
    }

    private List<Sample> column(int arm) {
        return Stream.of(samples).map(row -> row[arm]).toList();
    }

    /** First the arms over all portfolios, then portfolio by portfolio; a single portfolio is not counted twice. */
    private double[] corrected(ArmResult[] each) {
        int count = (arms - 1) * (portfolios + 1);
        var chances = new double[count];
        var weights = new double[count];
        for (int a = 0; a < arms - 1; a++) {
            chances[a] = portfolios == 1 ? 1 : each[a].all().chance();
            weights[a] = portfolios == 1 ? 1e-12 : 0.5 / (arms - 1);
            for (int p = 0; p < portfolios; p++) {
                int at = (arms - 1) * (p + 1) + a;
                chances[at] = each[a].at(p).chance();
                weights[at] = 0.5 / ((arms - 1) * portfolios);
            }
        }
        return Holm.corrected(chances, weights);
    }

    private Effect effect(int p, int a, ArmResult arm, double chance) {
        var counts = new Counts(samples[p][a].size(), samples[p][0].size());
        Estimates estimates = arm.estimates(p);
        double sign = estimates.own() instanceof Outcome.Known<Interval> known
                ? known.value().estimate()
                : 0;
        return new Effect(p, a, counts, estimates, judged(chance, sign), arm.rank(p));
    }

    private Judged judged(double chance, double estimate) {
        boolean sure = chance <= settings.falseAlarms() && estimate != 0;
        return new Judged(chance, sure ? (estimate > 0 ? Verdict.GAIN : Verdict.LOSS) : Verdict.CANNOT_TELL);
    }
}
