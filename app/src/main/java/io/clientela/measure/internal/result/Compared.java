package io.clientela.measure.internal.result;

import io.clientela.kernel.effect.Effect;
import io.clientela.kernel.effect.EffectSettings;
import io.clientela.kernel.effect.Effects;
import io.clientela.kernel.effect.Looks;
import io.clientela.kernel.effect.Soundness;
import io.clientela.kernel.effect.UnitOutcomes;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentPlan;
import io.clientela.measure.ExperimentPlan.Arm;
import io.clientela.measure.ExperimentPlan.From;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.ExperimentResult.Differing;
import io.clientela.measure.ExperimentResult.Fit;
import io.clientela.measure.ExperimentResult.Gains;
import io.clientela.measure.ExperimentResult.Row;
import io.clientela.measure.internal.experiment.OutcomeReader;
import io.clientela.measure.internal.experiment.Outcomes;
import io.clientela.measure.internal.experiment.Parts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The arms of one experiment, compared by the kernel. Computes only. */
final class Compared {

    /** Of the effects worth finding, in standard deviations of the outcome; fixed before any look. */
    private static final double SCALE = EffectSettings.USUAL.scale();

    private static final double LEVEL = 0.95;

    private final ExperimentPlan plan;
    private final Outcomes outcomes;
    private final double elapsed;
    private final List<Long> portfolios;

    /** The numbers of the arms in the plan in the order of the kernel: those held out first. */
    private final List<Integer> arms = new ArrayList<>();

    Compared(ExperimentPlan plan, Outcomes outcomes, double elapsed) {
        this.plan = plan;
        this.outcomes = outcomes;
        this.elapsed = elapsed;
        var numbers = new TreeSet<Long>();
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.arm(i) >= 0) {
                numbers.add(outcomes.portfolio(i));
            }
        }
        this.portfolios = List.copyOf(numbers);
        arms.add(plan.held());
        IntStream.range(0, plan.arms().size()).filter(i -> i != plan.held()).forEach(arms::add);
    }

    /** The share of the window that lies before a day. */
    static double elapsed(Experiment experiment, LocalDate today) {
        if (experiment.plan().measured().from() == From.EXPOSURE) {
            return 1;
        }
        long days = ChronoUnit.DAYS.between(OutcomeReader.start(experiment), today);
        return Math.clamp(days / (double) experiment.plan().measured().days(), 0, 1);
    }

    /** The rows and how they were computed, or why there are none. */
    Outcome<Result> result(long broken) {
        if (portfolios.isEmpty()) {
            return new Outcome.Unknown<>("no-outcome-yet", "no window is over");
        }
        var measured = plan.measured();
        var now = outcomes.values(measured.counted(), false);
        var before = measured.before() > 0 ? outcomes.values(measured.counted(), true) : null;
        var effects = Effects.of(units(now, before), soundness(broken), settings());
        var equity = equity();
        return effects.map(known -> new Result(rows(known, equity), fit(known)));
    }

    /** What came of it. */
    record Result(List<Row> rows, Fit fit) {}

    /** Who gains more than others, by the parts in which the units were before the start. */
    Gains gains(Parts parts) {
        return new Gaining(plan, outcomes, List.copyOf(arms), settings()).of(parts);
    }

    private UnitOutcomes units(double[] now, double @Nullable [] before) {
        var units = UnitOutcomes.builder(portfolios.size(), arms.size());
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.arm(i) >= 0) {
                int portfolio = java.util.Collections.binarySearch(portfolios, outcomes.portfolio(i));
                int arm = arms.indexOf(outcomes.arm(i));
                if (before == null) {
                    units.add(portfolio, arm, now[i]);
                } else {
                    units.add(portfolio, arm, now[i], before[i]);
                }
            }
        }
        return units.build();
    }

    private Soundness soundness(long broken) {
        boolean many = broken > ExperimentResult.MOST_BROKEN * outcomes.size();
        return new Soundness(
                arms.stream().map(arm -> plan.arms().get(arm).share()).toList(), many ? broken : 0);
    }

    /**
     * Before the end of a window that is the same for all the information grows with the time that has passed: the scale is
     * taken for its share, so that the looks are those of one process.
     */
    private EffectSettings settings() {
        boolean early = plan.run().early();
        return new EffectSettings(
                LEVEL,
                plan.sizing().significance(),
                early ? Looks.ANY_TIME : Looks.ONCE,
                early ? SCALE * Math.sqrt(elapsed) : SCALE);
    }

    /** The differences of the values of customers today; empty where no value is known. */
    private Optional<Effects> equity() {
        if (!outcomes.knowsWorth()) {
            return Optional.empty();
        }
        var settings = new EffectSettings(LEVEL, plan.sizing().significance(), Looks.ONCE, SCALE);
        return Effects.of(units(outcomes.worths(), null), Soundness.ASSUMED, settings)
                        instanceof Outcome.Known<Effects>(Effects known)
                ? Optional.of(known)
                : Optional.empty();
    }

    private List<Row> rows(Effects effects, Optional<Effects> equity) {
        var rows = new ArrayList<Row>();
        for (int a = 0; a < effects.arms().size(); a++) {
            int at = a;
            rows.add(row(
                    effects.arms().get(a).all(),
                    equity.map(one -> one.arms().get(at).all())));
        }
        for (int r = 0; r < effects.portfolios().size(); r++) {
            int at = r;
            rows.add(row(
                    effects.portfolios().get(r),
                    equity.map(one -> one.portfolios().get(at))));
        }
        return rows;
    }

    private Row row(Effect effect, Optional<Effect> equity) {
        long portfolio = effect.portfolio() == Effect.ALL ? ExperimentResult.ALL : portfolios.get(effect.portfolio());
        long treated = effect.counts().treated();
        var own = known(effect.estimates().own());
        var pooled = known(effect.estimates().pooled());
        var always = known(effect.estimates().always());
        var shown = plan.run().early() ? always : portfolio == ExperimentResult.ALL ? own : pooled;
        return new Row(
                portfolio,
                arm(effect.arm()).name(),
                treated,
                effect.counts().held(),
                own,
                pooled,
                always,
                effect.judged().chance(),
                effect.verdict(),
                shown == null ? null : money(treated, shown),
                equity.map(one -> known(one.estimates().own())).orElse(null));
    }

    private Arm arm(int kernelArm) {
        return plan.arms().get(arms.get(kernelArm));
    }

    private ExperimentResult.Money money(long treated, Interval effect) {
        double brings = treated * plan.cost().worth();
        return new ExperimentResult.Money(
                plan.cost().each() * treated + fixed(treated),
                new Interval(
                        effect.low() * brings, effect.estimate() * brings, effect.high() * brings, effect.level()));
    }

    /** The part of the fixed cost that falls on so many treated customers. */
    private double fixed(long treated) {
        long all = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            all += outcomes.arm(i) >= 0 && outcomes.arm(i) != plan.held() ? 1 : 0;
        }
        return all == 0 ? 0 : plan.cost().fixed() * treated / all;
    }

    private static @Nullable Interval known(Outcome<Interval> outcome) {
        return outcome instanceof Outcome.Known<Interval>(Interval interval) ? interval : null;
    }

    private Fit fit(Effects effects) {
        var differences = new ArrayList<Differing>();
        effects.arms().forEach(one -> {
            if (one.between() instanceof Outcome.Known<io.clientela.kernel.effect.Between> known) {
                differences.add(new Differing(
                        arm(one.all().arm()).name(),
                        known.value().deviation(),
                        known.value().chance()));
            }
        });
        double ratio = effects.ratio() instanceof Outcome.Known<io.clientela.kernel.effect.SampleRatio> known
                ? known.value().chance()
                : 1;
        return new Fit(effects.noise().slope(), effects.noise().left(), ratio, differences);
    }
}
