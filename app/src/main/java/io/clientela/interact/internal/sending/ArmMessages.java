package io.clientela.interact.internal.sending;

import io.clientela.interact.SendingRefusedException;
import io.clientela.interact.Sendings.Plan;
import io.clientela.interact.Templates;
import io.clientela.interact.internal.row.Reason;
import io.clientela.measure.ExperimentPlan.Arm;
import io.clientela.measure.Experiments;
import io.clientela.platform.JobFailure;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says whether the messages that a plan names for arms can be. */
@Component
class ArmMessages {

    private final Experiments experiments;
    private final Templates templates;

    ArmMessages(Experiments experiments, Templates templates) {
        this.experiments = experiments;
        this.templates = templates;
    }

    /** @throws SendingRefusedException if an arm is none that its experiment treats, or there is no such template */
    void check(Plan plan) {
        checkArms(plan);
        plan.arms().forEach((arm, message) -> {
            if (message.templateId().isPresent()
                    && templates
                            .find(message.templateId().getAsLong())
                            .filter(one -> !one.archived())
                            .isEmpty()) {
                throw new SendingRefusedException(
                        Reason.write("sending.trouble.arm-template", arm),
                        "arm " + arm + " has no template "
                                + message.templateId().getAsLong());
            }
        });
    }

    /**
     * The same of the arms alone: a draft of an experiment may have been planned otherwise since.
     *
     * @throws SendingRefusedException if an arm is none that its experiment treats
     */
    void checkArms(Plan plan) {
        if (plan.arms().isEmpty()) {
            return;
        }
        var treated = treated(plan);
        for (String arm : plan.arms().keySet()) {
            if (!treated.contains(arm)) {
                throw new SendingRefusedException(
                        Reason.write("sending.trouble.arm", arm), "the experiment treats no arm '" + arm + "'");
            }
        }
    }

    /** @throws JobFailure if an arm is none that its experiment treats */
    void mustBe(Plan plan) {
        try {
            checkArms(plan);
        } catch (SendingRefusedException e) {
            throw new JobFailure(
                    "The experiment was planned otherwise since: " + e.getMessage() + ". Plan the sending anew.", e);
        }
    }

    /** The names of the arms that the experiment of a plan treats, in its order; none where it has no experiment. */
    List<String> treated(Plan plan) {
        return experiments.find(plan.experimentId().orElse(0)).stream()
                .flatMap(one -> one.plan().arms().stream())
                .filter(arm -> !arm.held())
                .map(Arm::name)
                .toList();
    }
}
