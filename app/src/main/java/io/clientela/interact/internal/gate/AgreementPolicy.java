package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Nothing that needs an agreement goes without one that holds today. Where none was ever made in the dialogue, a consent
 * with proof from before (an import) stands in its place.
 */
final class AgreementPolicy implements Policy {

    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        if (!facts.asked().purpose().needsAgreement()) {
            return Optional.empty();
        }
        if (facts.pact().isEmpty()) {
            return facts.said().isEmpty() ? Policy.refused("agreement.none") : Optional.empty();
        }
        var pact = facts.pact().get();
        var today = LocalDate.ofInstant(facts.now(), ZoneOffset.UTC);
        return switch (pact.state()) {
            case "in-force" -> inForce(pact, today);
            case "proposed" -> facts.said().isEmpty() ? Policy.refused("agreement.not-accepted") : Optional.empty();
            case "refused" -> unlessHeCameBack(facts, "agreement.refused", pact.since());
            default -> unlessHeCameBack(facts, "agreement.ended", pact.since());
        };
    }

    /** A consent that he gave after he refused or ended the agreement holds. */
    private static Optional<Stop> unlessHeCameBack(Facts facts, String key, Instant since) {
        return facts.said().values().stream()
                        .anyMatch(word -> word.given() && word.at().isAfter(since))
                ? Optional.empty()
                : Policy.refused(key, day(since));
    }

    private static Optional<Stop> inForce(Facts.Pact pact, LocalDate today) {
        if (pact.from().isAfter(today)) {
            return Policy.putOff(
                    pact.from().atStartOfDay().toInstant(ZoneOffset.UTC), "agreement.not-yet", pact.from());
        }
        return pact.until().filter(until -> until.isBefore(today)).isPresent()
                ? Policy.refused("agreement.over", pact.until().get())
                : Optional.empty();
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
