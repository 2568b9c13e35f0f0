package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Whom a message goes to was chosen by what customers bought: it reaches those who consented to that. What has a legal basis
 * of its own and what goes to everybody asks for no such consent.
 */
final class ProfilingPolicy implements Policy {

    @Override
    public String name() {
        return "profiling";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        if (!facts.profiled() || !facts.asked().purpose().needsAgreement()) {
            return Optional.empty();
        }
        var word = facts.said().get(new Facts.Way(Purpose.PROFILING, Medium.WEB));
        if (word == null) {
            return Policy.refused("profiling.none");
        }
        return word.given()
                ? Optional.empty()
                : Policy.refused("profiling.left", LocalDate.ofInstant(word.at(), ZoneOffset.UTC));
    }
}
