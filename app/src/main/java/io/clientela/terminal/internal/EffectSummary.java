package io.clientela.terminal.internal;

import io.clientela.kernel.effect.ArmEffect;
import io.clientela.kernel.effect.Between;
import io.clientela.kernel.effect.Effect;
import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.effect.Effects;
import io.clientela.kernel.effect.Looks;
import io.clientela.kernel.effect.ReturnOnCost;
import io.clientela.kernel.effect.SampleRatio;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code --json} writes.
 *
 * @param costs of treating one unit, by arm; empty where none is stated
 */
record EffectSummary(OutcomeFile file, Outcome<Effects> result, EffectSettings settings, Map<String, Double> costs) {

    /** As maps and lists. */
    Map<String, Object> asMap() {
        var out = new LinkedHashMap<String, Object>();
        out.put("lines", file.told().lines());
        out.put("linesLeftOut", file.told().leftOut());
        out.put("firstFlaws", file.told().flaws().stream().map(Object::toString).toList());
        out.put("units", file.outcomes().size());
        out.put("unitsInSeveralLines", file.told().repeated());
        out.put("unitsInTwoArms", file.told().broken());
        out.put("firstUnitsInTwoArms", file.told().firstBroken());
        out.put("control", file.arms().getFirst());
        out.put("level", settings.level());
        out.put("falseAlarms", settings.falseAlarms());
        out.put("looks", settings.looks() == Looks.ONCE ? "once" : "any-time");
        switch (result) {
            case Outcome.Known<Effects> known -> tell(out, known.value());
            case Outcome.Unknown<Effects> unknown ->
                out.put("blocked", Map.of("reason", unknown.reason(), "detail", unknown.detail()));
        }
        return out;
    }

    private void tell(Map<String, Object> out, Effects effects) {
        out.put("sampleRatio", ratio(effects.ratio()));
        out.put("splitAlike", ratio(effects.alike()));
        var noise = new LinkedHashMap<String, Object>();
        noise.put("slope", effects.noise().slope());
        noise.put("varianceLeft", effects.noise().left());
        out.put("timeBefore", noise);
        out.put("arms", effects.arms().stream().map(this::arm).toList());
        out.put("portfolios", effects.portfolios().stream().map(this::portfolio).toList());
    }

    private Map<String, Object> arm(ArmEffect arm) {
        var out = effect(arm.all());
        out.put("meanOverPortfolios", interval(arm.mean()));
        out.put(
                "betweenPortfolios",
                switch (arm.between()) {
                    case Outcome.Known<Between> known -> {
                        var between = interval(known.value().deviation());
                        between.put("chance", known.value().chance());
                        yield between;
                    }
                    case Outcome.Unknown<Between> unknown -> unknown(unknown);
                });
        Double cost = costs.get(file.arms().get(arm.all().arm()));
        if (cost != null) {
            out.put("cost", cost);
            out.put(
                    "returnOnCost",
                    interval(arm.all()
                            .estimates()
                            .own()
                            .map(own -> ReturnOnCost.of(own, cost).gross())));
            out.put(
                    "netReturn",
                    interval(arm.all()
                            .estimates()
                            .own()
                            .map(own -> ReturnOnCost.of(own, cost).net())));
        }
        return out;
    }

    private Map<String, Object> portfolio(Effect effect) {
        var out = new LinkedHashMap<String, Object>();
        out.put("portfolio", file.portfolios().get(effect.portfolio()));
        out.putAll(effect(effect));
        out.put("pooled", interval(effect.estimates().pooled()));
        out.put("ranks", List.of(effect.rank().best(), effect.rank().worst()));
        return out;
    }

    private Map<String, Object> effect(Effect effect) {
        var out = new LinkedHashMap<String, Object>();
        out.put("arm", file.arms().get(effect.arm()));
        out.put("n", effect.counts().treated());
        out.put("nControl", effect.counts().held());
        out.put("effect", interval(effect.estimates().own()));
        out.put("atAllLooks", interval(effect.estimates().always()));
        out.put("chance", effect.judged().chance());
        out.put("verdict", effect.verdict().code());
        return out;
    }

    private static Object ratio(Outcome<SampleRatio> ratio) {
        return switch (ratio) {
            case Outcome.Known<SampleRatio> known ->
                Map.of(
                        "chiSquare", known.value().statistic(),
                        "chance", known.value().chance(),
                        "mismatch", known.value().isMismatch());
            case Outcome.Unknown<SampleRatio> unknown -> unknown(unknown);
        };
    }

    private static Map<String, Object> interval(Outcome<Interval> interval) {
        return switch (interval) {
            case Outcome.Known<Interval> known -> interval(known.value());
            case Outcome.Unknown<Interval> unknown -> unknown(unknown);
        };
    }

    private static Map<String, Object> interval(Interval interval) {
        var out = new LinkedHashMap<String, Object>();
        out.put("estimate", interval.estimate());
        out.put("low", interval.low());
        out.put("high", interval.high());
        return out;
    }

    private static Map<String, Object> unknown(Outcome.Unknown<?> unknown) {
        return Map.of("unknown", unknown.reason(), "detail", unknown.detail());
    }

    /** How many of the effects of portfolios have a verdict. */
    static long count(Effects effects, int arm, Verdict verdict) {
        return effects.portfolios().stream()
                .filter(each -> each.arm() == arm && each.verdict() == verdict)
                .count();
    }
}
