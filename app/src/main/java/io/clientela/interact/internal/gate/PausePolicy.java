package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import io.clientela.interact.Marks;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The customer wants to be left alone: for a time the message waits, without an end it is refused. What he marked as not
 * understood or not interesting is not told again for a time: the next messages of its series are refused.
 */
final class PausePolicy implements Policy {

    @Override
    public String name() {
        return "pause";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        if (!facts.asked().purpose().needsAgreement()) {
            return Optional.empty();
        }
        var asked = facts.asked();
        String series = Marks.series(Marks.topic(asked.purpose(), asked.topic()));
        var marked = facts.pausedTopics().get(series);
        if (marked != null && marked.isAfter(facts.now())) {
            return Policy.refused("pause.topic", series, LocalDate.ofInstant(marked, ZoneOffset.UTC));
        }
        if (facts.pause().isEmpty()) {
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
