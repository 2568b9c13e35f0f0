package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** The customer wants to be left alone: for a time the message waits, without an end it is refused. */
final class PausePolicy implements Policy {

    @Override
    public String name() {
        return "pause";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        if (!facts.asked().purpose().needsAgreement() || facts.pause().isEmpty()) {
            return Optional.empty();
        }
        return facts.pause()
                .get()
                .until()
                .map(until -> until.isAfter(facts.now())
                        ? Policy.putOff(until, "pause.until", LocalDate.ofInstant(until, ZoneOffset.UTC))
                        : Optional.<Stop>empty())
                .orElseGet(() -> Policy.refused("pause.always"));
    }
}
