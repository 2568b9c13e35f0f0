package io.clientela.measure.internal.result;

import io.clientela.kernel.effect.Effect;
import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.effect.Effects;
import io.clientela.kernel.effect.Looks;
import io.clientela.kernel.effect.Soundness;
import io.clientela.kernel.effect.UnitOutcomes;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.HoldOutResult;
import io.clientela.measure.HoldOutResult.Computed;
import io.clientela.measure.HoldOutResult.Units;
import io.clientela.measure.HoldOuts.HoldOut;
import io.clientela.measure.internal.experiment.OutcomeReader;
import io.clientela.measure.internal.experiment.Outcomes;
import io.clientela.measure.internal.holdout.KeptHoldOuts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what all customers came to since the same are held out of all, and compares these with the others. */
@Component
class LookOverAll {

    /** How many days before the hold-out are read to take out what was different already. */
    private static final int BEFORE = 365;

    /** After how many days the usual scale fits; earlier and later it grows with the time that has passed. */
    private static final double YEAR = 365;

    private static final double MOSTLY = 0.5;

    private final OutcomeReader reader;

    LookOverAll(OutcomeReader reader) {
        this.reader = reader;
    }

    /** Whether there is something that can be known: on the day on which they were drawn there is not. */
    static boolean allowed(HoldOut since, LocalDate today) {
        return since.share() > 0 && today.isAfter(OutcomeReader.day(since.at()));
    }

    /** What came of it as far as that lies before a day. */
    Computed at(HoldOut since, LocalDate today) {
        var from = OutcomeReader.day(since.at());
        String currency = reader.currency(from.minusDays(BEFORE), today);
        var outcomes = reader.ofAll(KeptHoldOuts.holding(since), since.at(), BEFORE, today, currency);
        var counted = outcomes.rate() != 0 && outcomes.costKnown() >= MOSTLY ? Counted.MARGIN : Counted.NET;
        double years = ChronoUnit.DAYS.between(from, today) / YEAR;
        var units = new Units(
                outcomes.size() - outcomes.inArm(0),
                outcomes.inArm(0),
                outcomes.brokenCount(),
                outcomes.costKnown(),
                Fingerprint.of(counted, outcomes));
        return switch (compared(outcomes, counted, since.share(), years)) {
            case Outcome.Known<HoldOutResult.Effect>(HoldOutResult.Effect effect) ->
                new Computed(from, today, counted, currency, units, "", "", effect);
            case Outcome.Unknown<HoldOutResult.Effect>(String reason, String detail) ->
                new Computed(from, today, counted, currency, units, reason, detail, null);
        };
    }

    private static Outcome<HoldOutResult.Effect> compared(
            Outcomes outcomes, Counted counted, double share, double years) {
        var now = outcomes.values(counted, false);
        var before = outcomes.values(counted, true);
        var units = UnitOutcomes.builder(1, 2);
        for (int i = 0; i < outcomes.size(); i++) {
            units.add(0, outcomes.arm(i), now[i], before[i]);
        }
        long broken = outcomes.brokenCount();
        boolean many = broken > ExperimentResult.MOST_BROKEN * outcomes.size();
        var usual = EffectSettings.USUAL;
        var effects = Effects.of(
                units.build(),
                new Soundness(List.of(share, 1 - share), many ? broken : 0),
                new EffectSettings(
                        usual.level(), usual.falseAlarms(), Looks.ANY_TIME, usual.scale() * Math.sqrt(years)));
        return switch (effects) {
            case Outcome.Known<Effects>(Effects known) ->
                effect(known.arms().getFirst().all());
            case Outcome.Unknown<Effects>(String reason, String detail) -> new Outcome.Unknown<>(reason, detail);
        };
    }

    private static Outcome<HoldOutResult.Effect> effect(Effect effect) {
        return effect.estimates().always() instanceof Outcome.Known<Interval>(Interval each)
                ? new Outcome.Known<>(
                        new HoldOutResult.Effect(each, effect.judged().chance(), effect.verdict()))
                : new Outcome.Unknown<>(
                        "too-few",
                        effect.counts().held() + " / " + effect.counts().treated());
    }
}
