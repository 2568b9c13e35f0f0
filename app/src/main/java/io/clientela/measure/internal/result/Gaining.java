package io.clientela.measure.internal.result;

import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.effect.Heterogeneity;
import io.clientela.kernel.effect.UnitOutcomes;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.ExperimentResult.Gain;
import io.clientela.measure.ExperimentResult.Gains;
import io.clientela.measure.ExperimentResult.Known;
import io.clientela.measure.internal.experiment.Outcomes;
import io.clientela.measure.internal.experiment.Parts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gains more than others, by the kernel. Computes only.
 *
 * @param arms the numbers of the arms in the plan in the order of the kernel: those held out first
 */
record Gaining(ExperimentPlan plan, Outcomes outcomes, List<Integer> arms, EffectSettings settings) {

    Gains of(Parts parts) {
        var features = List.of(Known.values());
        var found =
                Heterogeneity.of(features.stream().map(one -> units(parts, one)).toList(), settings);
        var rows = new ArrayList<Gain>();
        for (int f = 0; f < features.size(); f++) {
            Known feature = features.get(f);
            var names = parts.of(feature);
            found.features().get(f).parts().stream()
                    .map(one -> gain(feature, names.get(one.part()), one))
                    .filter(one -> one.treated() + one.held() > 0)
                    .forEach(rows::add);
        }
        return new Gains(rows, found.comparisons());
    }

    private UnitOutcomes units(Parts parts, Known feature) {
        var names = parts.of(feature);
        var counted = plan.measured().counted();
        var now = outcomes.values(counted, false);
        var before = plan.measured().before() > 0 ? outcomes.values(counted, true) : null;
        var units = UnitOutcomes.builder(names.size(), arms.size());
        for (int i = 0; i < outcomes.size(); i++) {
            var known = parts.of(outcomes.customer(i), feature);
            if (outcomes.arm(i) >= 0 && known.isPresent()) {
                int part = Collections.binarySearch(names, known.get());
                int arm = arms.indexOf(outcomes.arm(i));
                if (before == null) {
                    units.add(part, arm, now[i]);
                } else {
                    units.add(part, arm, now[i], before[i]);
                }
            }
        }
        return units.build();
    }

    private Gain gain(Known feature, String part, Heterogeneity.Part one) {
        return new Gain(
                feature,
                part,
                plan.arms().get(arms.get(one.arm())).name(),
                one.counts().treated(),
                one.counts().held(),
                known(one.effect().own()),
                known(one.effect().pooled()),
                known(one.more()),
                one.judged().chance(),
                one.judged().verdict());
    }

    private static @Nullable Interval known(Outcome<Interval> outcome) {
        return outcome instanceof Outcome.Known<Interval>(Interval interval) ? interval : null;
    }
}
