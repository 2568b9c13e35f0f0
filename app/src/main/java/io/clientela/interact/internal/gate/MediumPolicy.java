package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import java.time.Duration;
import java.util.Optional;

/** The medium is agreed, reaches the customer, and is set up. */
final class MediumPolicy implements Policy {

    private static final Duration AGAIN = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "medium";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        var medium = facts.medium();
        if (facts.asked().purpose().needsAgreement() && !facts.agrees(medium)) {
            return Policy.refused("medium.none", facts.asked().purpose(), medium);
        }
        if (!facts.reach().containsKey(medium)) {
            return Policy.refused("medium.no-address", medium);
        }
        if (facts.dead().contains(medium)) {
            return Policy.refused("medium.dead", medium);
        }
        return facts.usable().contains(medium)
                ? Optional.empty()
                : Policy.putOff(facts.now().plus(AGAIN), "medium.not-set-up", medium);
    }
}
