package io.clientela.console.internal.sendings;

import io.clientela.interact.Medium;
import io.clientela.interact.Message.State;
import io.clientela.interact.Sendings.Counts;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Templates;
import io.clientela.measure.Experiment;
import io.clientela.measure.ExperimentPlan.Arm;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each arm of a sending gets, and what became of it; together the target. */
public final class ArmLines {

    private static final Counts NONE = new Counts(Map.of(), Map.of(), Map.of(), Map.of());

    private ArmLines() {}

    /**
     * An arm.
     *
     * @param name empty for those who are in none, as they are held out of all
     * @param getsNothing whether nothing is sent to it
     * @param templateId of its message
     * @param template the name of that
     * @param medium by which it goes; empty: the one that each customer prefers
     */
    public record Line(
            String name,
            boolean getsNothing,
            long templateId,
            String template,
            Optional<Medium> medium,
            Counts counts) {

        /** Those who have it. */
        public long sent() {
            return counts.sent();
        }

        public long heldOut() {
            return counts.in(State.HELD_OUT);
        }

        public long refused() {
            return counts.in(State.REFUSED);
        }

        public long waiting() {
            return counts.stillWaiting();
        }

        /** Recalled, blocked, failed or uncertain. */
        public long other() {
            return counts.target() - sent() - heldOut() - refused() - waiting();
        }
    }

    /** In the order of the plan; none where all arms get the same. */
    static List<Line> of(Plan plan, Optional<Experiment> experiment, Map<String, Counts> counts, Templates templates) {
        var lines = new ArrayList<Line>();
        if (plan.arms().isEmpty() || experiment.isEmpty()) {
            return lines;
        }
        for (Arm arm : experiment.get().plan().arms()) {
            var own = plan.forArm(Optional.of(arm.name()));
            lines.add(new Line(
                    arm.name(),
                    arm.held(),
                    own.templateId(),
                    templates
                            .find(own.templateId())
                            .map(Templates.Template::name)
                            .orElse(""),
                    own.medium(),
                    counts.getOrDefault(arm.name(), NONE)));
        }
        Optional.ofNullable(counts.get(""))
                .ifPresent(ofAll -> lines.add(new Line("", true, 0, "", Optional.empty(), ofAll)));
        return lines;
    }
}
