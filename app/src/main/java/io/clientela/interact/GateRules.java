package io.clientela.interact;

import java.time.LocalTime;
import java.util.List;

/**
 * What the firm sets for the gate before every message.
 *
 * @param quietFrom from this time on, in the customer's time zone, nobody is disturbed
 * @param quietUntil until this time; equal to {@code quietFrom}: there are no quiet hours
 * @param quietSunday whether the whole Sunday is quiet
 * @param cap how many messages of all senders a customer gets in 30 days at most; his agreement may say less
 * @param topicDays within so many days the same topic is not told again, and nothing that contradicts it
 * @param caseDays for so many days a message waits for the answer to what the customer said; then it is refused
 * @param contradictions kinds of topics that contradict each other
 */
public record GateRules(
        LocalTime quietFrom,
        LocalTime quietUntil,
        boolean quietSunday,
        int cap,
        int topicDays,
        int caseDays,
        List<Contradiction> contradictions) {

    public GateRules {
        if (cap < 0 || topicDays < 0 || caseDays < 0) {
            throw new IllegalArgumentException("below zero: " + cap + ", " + topicDays + ", " + caseDays);
        }
        contradictions = List.copyOf(contradictions);
    }

    /** These rules where no hour and no day is quiet. */
    public GateRules atAnyHour() {
        return new GateRules(quietFrom, quietFrom, false, cap, topicDays, caseDays, contradictions);
    }

    /**
     * Two kinds of topics that contradict each other where they speak of the same thing: {@code offer:A7} and {@code
     * price-increase:A7}. A kind is what stands before the colon of a topic.
     */
    public record Contradiction(String one, String other) {}
}
