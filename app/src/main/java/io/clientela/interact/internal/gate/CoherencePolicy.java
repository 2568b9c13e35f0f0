package io.clientela.interact.internal.gate;

import io.clientela.interact.GateRules;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The same topic is not told again within some days, and nothing that contradicts what was just told. A topic is {@code
 * kind:thing}; two topics contradict each other where their kinds do and they speak of the same thing, or one of nothing
 * special.
 */
final class CoherencePolicy implements Policy {

    @Override
    public String name() {
        return "coherence";
    }

    @Override
    public Optional<Stop> judge(Facts facts, GateRules rules) {
        var topic = facts.asked().topic();
        if (topic.isEmpty() || !facts.asked().purpose().needsAgreement()) {
            return Optional.empty();
        }
        var since = facts.now().minus(Duration.ofDays(rules.topicDays()));
        return facts.sent().stream()
                .filter(one -> one.at().isAfter(since) && !one.topic().isEmpty())
                .filter(one -> one.messageId() != facts.asked().messageId() || one.messageId() == 0)
                .map(one -> stop(topic, one, rules))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Stop> stop(String topic, Facts.Sent sent, GateRules rules) {
        var on = LocalDate.ofInstant(sent.at(), ZoneOffset.UTC);
        if (sent.topic().equals(topic)) {
            return Policy.refused("coherence.same", topic, on);
        }
        return contradict(topic, sent.topic(), rules)
                ? Policy.refused("coherence.against", topic, sent.topic(), on)
                : Optional.empty();
    }

    private static boolean contradict(String one, String other, GateRules rules) {
        return (thing(one).isEmpty() || thing(other).isEmpty() || thing(one).equals(thing(other)))
                && rules.contradictions().stream()
                        .anyMatch(pair ->
                                (pair.one().equals(kind(one)) && pair.other().equals(kind(other)))
                                        || (pair.one().equals(kind(other))
                                                && pair.other().equals(kind(one))));
    }

    private static String kind(String topic) {
        int colon = topic.indexOf(':');
        return colon < 0 ? topic : topic.substring(0, colon);
    }

    private static String thing(String topic) {
        int colon = topic.indexOf(':');
        return colon < 0 ? "" : topic.substring(colon + 1);
    }
}
