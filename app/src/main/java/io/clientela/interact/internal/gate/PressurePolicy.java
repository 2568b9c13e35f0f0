package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import java.time.Duration;
import java.util.Optional;

/**
 * No customer gets more than so many messages in 30 days, whoever of the firm sends them: the lower of what his agreement
 * allows and of the firm's own cap. What has a legal basis of its own is neither stopped nor counted.
 */
final class PressurePolicy implements Policy {

    static final int DAYS = 30;

    @Override
    public String name() {
        return "pressure";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        if (!facts.asked().purpose().needsAgreement()) {
            return Optional.empty();
        }
        int cap = Math.min(
                rules.cap(),
                facts.pact()
                        .filter(pact -> pact.state().equals("in-force"))
                        .map(Facts.Pact::perMonth)
                        .orElse(Integer.MAX_VALUE));
        var since = facts.now().minus(Duration.ofDays(DAYS));
        long got = facts.sent().stream()
                .filter(one -> one.purpose().needsAgreement())
                .filter(one -> one.messageId() != facts.asked().messageId() || one.messageId() == 0)
                .filter(one -> one.at().isAfter(since))
                .count();
        return got >= cap ? Policy.refused("pressure", got, cap, DAYS) : Optional.empty();
    }
}
