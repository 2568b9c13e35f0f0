package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import io.clientela.interact.Medium;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** The customer consents to what the message is for, on some medium. */
final class PurposePolicy implements Policy {

    @Override
    public String name() {
        return "purpose";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        var purpose = facts.asked().purpose();
        if (!purpose.needsAgreement() || Arrays.stream(Medium.values()).anyMatch(facts::agrees)) {
            return Optional.empty();
        }
        return facts.said().entrySet().stream()
                .filter(entry -> entry.getKey().purpose() == purpose)
                .map(entry -> entry.getValue().at())
                .max(java.util.Comparator.naturalOrder())
                .map(left -> Policy.refused("purpose.left", purpose, LocalDate.ofInstant(left, ZoneOffset.UTC)))
                .orElseGet(() -> Policy.refused("purpose.none", purpose));
    }
}
