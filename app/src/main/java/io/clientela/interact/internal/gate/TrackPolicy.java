package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import io.clientela.measure.Exposure;
import java.util.Optional;

/**
 * The customer forbade that what is worked out about him decides what he gets: no initiative reaches him, since whom it
 * reaches is chosen by that. What somebody writes to him himself is no initiative.
 */
final class TrackPolicy implements Policy {

    @Override
    public String name() {
        return "track";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        boolean chosen = facts.asked().kind() != Exposure.Kind.NOT_MEASURED || facts.profiled();
        return facts.untracked() && chosen && facts.asked().purpose().needsAgreement()
                ? Policy.refused("track")
                : Optional.empty();
    }
}
