package io.clientela.measure.internal.result;

import io.clientela.kernel.value.Outcome;
import io.clientela.measure.Experiment;
import io.clientela.measure.Experiment.State;
import io.clientela.measure.ExperimentPlan.Counted;
import io.clientela.measure.ExperimentPlan.From;
import io.clientela.measure.ExperimentResult;
import io.clientela.measure.ExperimentResult.Computed;
import io.clientela.measure.ExperimentResult.Units;
import io.clientela.measure.internal.experiment.OutcomeReader;
import io.clientela.measure.internal.experiment.Outcomes;
import io.clientela.measure.internal.experiment.PartsReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads what the customers of an experiment came to and compares them. */
@Component
class Look {

    private final OutcomeReader reader;
    private final PartsReader parts;

    Look(OutcomeReader reader, PartsReader parts) {
        this.reader = reader;
        this.parts = parts;
    }

    /** What came of it as far as that lies before a day; the caller asks first whether one {@linkplain #allowed may look}. */
    Computed at(Experiment experiment, LocalDate today) {
        var outcomes = reader.of(experiment, today);
        var compared = new Compared(experiment.plan(), outcomes, Compared.elapsed(experiment, today));
        var computed = computed(experiment, outcomes, compared, reader.exposed(experiment.id()), today);
        return computed.blocked().isEmpty() ? computed.with(compared.gains(parts.of(experiment))) : computed;
    }

    /**
     * Whether there is something to be computed that the last result does not know: nothing after a complete one, save where
     * it still runs and may be looked at as often as one likes.
     */
    static boolean due(Experiment experiment, Optional<ExperimentResult> last, LocalDate today) {
        boolean goesOn =
                experiment.state() == State.RUNNING && experiment.plan().run().early();
        return allowed(experiment, today)
                && last.map(ExperimentResult::computed)
                        .map(known -> known.asOf().isBefore(today) && (goesOn || !known.complete()))
                        .orElse(true);
    }

    /** After the end, or before it where the plan allows that; never on the day of the start, when nothing can be known. */
    static boolean allowed(Experiment experiment, LocalDate today) {
        if (experiment.started().isEmpty() || !today.isAfter(OutcomeReader.start(experiment))) {
            return false;
        }
        return experiment.plan().run().early() || over(experiment, today);
    }

    /** Whether no outcome is missing any more. */
    private static boolean over(Experiment experiment, LocalDate today) {
        var measured = experiment.plan().measured();
        var last = experiment
                .stopped()
                .map(Experiment.Step::at)
                .or(experiment::endsAt)
                .orElseThrow();
        return measured.from() == From.START
                ? !today.isBefore(OutcomeReader.start(experiment).plusDays(measured.days()))
                : experiment.state() != State.RUNNING
                        && !today.isBefore(OutcomeReader.day(last).plusDays(measured.days()));
    }

    private static Computed computed(
            Experiment experiment, Outcomes outcomes, Compared compared, long exposed, LocalDate today) {
        double elapsed = Compared.elapsed(experiment, today);
        long broken = outcomes.brokenCount();
        boolean costless =
                experiment.plan().measured().counted() == Counted.MARGIN && outcomes.rate() == 0 && outcomes.sells();
        Outcome<Compared.Result> result =
                costless ? new Outcome.Unknown<>("no-cost", "no line has a cost") : compared.result(broken);
        var units = new Units(
                outcomes.size() - outcomes.heldOfAll(),
                exposed - outcomes.size(),
                outcomes.heldOfAll(),
                broken,
                outcomes.costKnown(),
                Fingerprint.of(experiment.plan().measured().counted(), outcomes));
        boolean complete = over(experiment, today);
        return switch (result) {
            case Outcome.Known<Compared.Result>(Compared.Result known) ->
                new Computed(
                        experiment.version(),
                        experiment.hash(),
                        today,
                        elapsed,
                        complete,
                        units,
                        "",
                        "",
                        known.rows(),
                        known.fit(),
                        null);
            case Outcome.Unknown<Compared.Result>(String reason, String detail) ->
                new Computed(
                        experiment.version(),
                        experiment.hash(),
                        today,
                        elapsed,
                        complete,
                        units,
                        reason,
                        detail,
                        List.of(),
                        null,
                        null);
        };
    }
}
