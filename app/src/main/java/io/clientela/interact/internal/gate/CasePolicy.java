package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * While something that the customer said waits for an answer he is told nothing else. The message is judged again from day to
 * day; after some days it is refused.
 */
final class CasePolicy implements Policy {

    @Override
    public String name() {
        return "case";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        if (!facts.asked().purpose().needsAgreement() || facts.openCase().isEmpty()) {
            return Optional.empty();
        }
        var since = LocalDate.ofInstant(facts.openCase().get(), ZoneOffset.UTC);
        var last = facts.asked().firstDue().plus(Duration.ofDays(rules.caseDays()));
        return facts.now().isAfter(last)
                ? Policy.refused("case.refused", since, rules.caseDays())
                : Policy.putOff(facts.now().plus(Duration.ofDays(1)), "case.open", since);
    }
}
