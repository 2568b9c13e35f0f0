package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import io.clientela.interact.Medium;
import io.clientela.interact.Outbox.Verdict;
import io.clientela.measure.Exposure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one gate before every message: the policies in their order, the first that has something against it wins. It only
 * decides; what it goes by is read before.
 */
public final class Gate {

    /** In this order; docs/methods/gate.md says why. */
    static final List<Policy> POLICIES = List.of(
            new AgreementPolicy(),
            new PurposePolicy(),
            new MediumPolicy(),
            new PausePolicy(),
            new TrackPolicy(),
            new ProfilingPolicy(),
            new QuietPolicy(),
            new PressurePolicy(),
            new CoherencePolicy(),
            new CasePolicy(),
            new ArmPolicy());

    /** Which medium is taken first where he prefers none, among those that are agreed, reach him and are set up. */
    private static final List<Medium> PREFERRED =
            List.of(Medium.EMAIL, Medium.SMS, Medium.WEB, Medium.LETTER, Medium.PHONE);

    /** The policy that a person may set aside for one message, with his name and reason (R40). */
    public static final String OVERRIDABLE = "coherence";

    private static final Set<String> ANEW = Set.of("agreement", "pause");

    private static final Verdict PASSES = new Verdict(true, "", "", Optional.empty());

    private Gate() {}

    /** What the gate says of a message; one without a medium is judged on the one that {@link #medium} chooses. */
    public static Verdict judge(Facts facts, GateRules rules) {
        var chosen = facts.asked().medium().isPresent() ? facts : facts.by(medium(facts));
        for (var policy : POLICIES) {
            if (policy.name().equals(facts.asked().overridden())) {
                continue;
            }
            var stop = policy.judge(chosen, rules);
            if (stop.isPresent()) {
                return verdict(policy.name(), stop.get());
            }
        }
        return PASSES;
    }

    private static Verdict verdict(String policy, Policy.Stop stop) {
        return switch (stop) {
            case Policy.Stop.Refused refused -> new Verdict(false, policy, refused.words(), Optional.empty());
            case Policy.Stop.PutOff putOff -> new Verdict(false, policy, putOff.words(), Optional.of(putOff.until()));
        };
    }

    /** The medium for a message that names none; e-mail where none will do, so that the gate can say why. */
    public static Medium medium(Facts facts) {
        return Stream.concat(facts.preferred().stream(), PREFERRED.stream())
                .filter(medium -> facts.reach().containsKey(medium)
                        && facts.usable().contains(medium)
                        && !facts.dead().contains(medium))
                .filter(medium -> !facts.asked().purpose().needsAgreement() || facts.agrees(medium))
                .findFirst()
                .orElse(Medium.EMAIL);
    }

    /** Whether what is put off is due anew then: the customer wants to be left alone until then, or his agreement begins then. */
    public static boolean anew(Verdict verdict) {
        return verdict.until().isPresent() && ANEW.contains(verdict.policy());
    }

    /** The words for an exposure that holds a message back for good, whatever else the gate says; empty for others. */
    public static Optional<String> heldOut(Exposure.Kind kind) {
        return switch (kind) {
            case HELD_OUT -> Optional.of("gate.arm.held-out");
            case HELD_OUT_OF_ALL -> Optional.of("gate.arm.held-out-of-all");
            case TREATED, OVER, NOT_MEASURED -> Optional.empty();
        };
    }
}
