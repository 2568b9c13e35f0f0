package io.clientela.terminal.internal;

import io.clientela.kernel.effect.ArmEffect;
import io.clientela.kernel.effect.Between;
import io.clientela.kernel.effect.Effect.Counts;
import io.clientela.kernel.effect.Effects;
import io.clientela.kernel.effect.Looks;
import io.clientela.kernel.effect.ReturnOnCost;
import io.clientela.kernel.effect.SampleRatio;
import io.clientela.kernel.effect.Verdict;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells a person what an experiment showed. */
final class EffectScreen {

    private final EffectSummary summary;
    private final PrintWriter screen;

    EffectScreen(EffectSummary summary, PrintWriter screen) {
        this.summary = summary;
        this.screen = screen;
    }

    void show(Effects effects) {
        var file = summary.file();
        var told = file.told();
        screen.printf(
                Locale.ROOT,
                "%,d units in %,d portfolios, control %s; %,d lines left out.%n",
                file.outcomes().size(),
                file.portfolios().size(),
                file.arms().getFirst(),
                told.leftOut());
        told.flaws().forEach(flaw -> screen.printf(Locale.ROOT, "  %s%n", flaw));
        if (told.repeated() > 0) {
            screen.printf(
                    Locale.ROOT, "%,d units stand in several lines; their outcomes are added up.%n", told.repeated());
        }
        switch (effects.ratio()) {
            case Outcome.Known<SampleRatio> known ->
                screen.printf(
                        Locale.ROOT,
                        "The arms are as large as planned (p %.3f).%n",
                        known.value().chance());
            case Outcome.Unknown<SampleRatio> unknown ->
                screen.printf(
                        Locale.ROOT,
                        "Whether the arms are as large as planned was not looked at; --shares says how large%n"
                                + "they were to be.%n");
        }
        if (effects.alike() instanceof Outcome.Known<SampleRatio> alike
                && alike.value().isMismatch()) {
            screen.printf(
                    Locale.ROOT,
                    "! The arms are not split alike in all portfolios (p %.2g). Find out why before you trust a%n"
                            + " difference.",
                    alike.value().chance());
        }
        if (effects.noise().slope() != 0) {
            screen.printf(
                    Locale.ROOT,
                    "The time before takes %.1f %% of the variance off.%n",
                    100 * (1 - effects.noise().left()));
        }
        effects.arms().forEach(arm -> arm(arm, effects));
        screen.printf(Locale.ROOT, "%n");
        screen.println(
                summary.settings().looks() == Looks.ONCE
                        ? "Verdicts hold for one look at the end that was fixed before."
                        : "Verdicts hold however often you look. With one look at an end fixed before, --once tells"
                                + " more.");
    }

    private void arm(ArmEffect arm, Effects effects) {
        var all = arm.all();
        screen.printf(Locale.ROOT, "%n");
        screen.printf(
                Locale.ROOT,
                "%s: %,d treated, %,d in the control.%n",
                summary.file().arms().get(all.arm()),
                all.counts().treated(),
                all.counts().held());
        screen.printf(
                Locale.ROOT,
                "  Effect on each unit %s: %s%n",
                interval(all.estimates().own()),
                all.verdict().code());
        if (all.counts().few()) {
            screen.printf(
                    Locale.ROOT,
                    "  ! Fewer than %d in an arm: too few to tell how outcomes spread; the interval holds less often than"
                            + " it says.%n",
                    Counts.FEW);
        }
        if (summary.file().portfolios().size() > 1) {
            screen.printf(
                    Locale.ROOT,
                    "  Portfolios: gain %,d, loss %,d, cannot tell %,d.%n",
                    EffectSummary.count(effects, all.arm(), Verdict.GAIN),
                    EffectSummary.count(effects, all.arm(), Verdict.LOSS),
                    EffectSummary.count(effects, all.arm(), Verdict.CANNOT_TELL));
        }
        if (arm.between() instanceof Outcome.Known<Between> known) {
            screen.printf(
                    Locale.ROOT,
                    "  Between portfolios true effects differ by %s (standard deviation).%n",
                    interval(new Outcome.Known<>(known.value().deviation())));
        }
        Double cost = summary.costs().get(summary.file().arms().get(all.arm()));
        if (cost != null) {
            screen.printf(
                    Locale.ROOT,
                    "  For each 1 spent it brought %s.%n",
                    interval(all.estimates()
                            .own()
                            .map(own -> ReturnOnCost.of(own, cost).gross())));
        }
    }

    private static String interval(Outcome<Interval> interval) {
        return switch (interval) {
            case Outcome.Known<Interval> known ->
                String.format(
                        Locale.ROOT,
                        "%.4g (%.4g to %.4g)",
                        known.value().estimate(),
                        known.value().low(),
                        known.value().high());
            case Outcome.Unknown<Interval> unknown -> "cannot be told (" + unknown.detail() + ")";
        };
    }
}
