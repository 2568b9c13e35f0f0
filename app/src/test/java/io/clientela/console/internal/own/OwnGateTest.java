package io.clientela.console.internal.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.console.internal.shell.Dictionary;
import io.clientela.console.internal.shell.Words;
import io.clientela.interact.Medium;
import io.clientela.interact.Message;
import io.clientela.interact.Message.State;
import io.clientela.interact.Purpose;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The customer reads in words to himself why something did not come, or what stood against it when it was planned. */
class OwnGateTest {

    private static final List<String> POLICIES = List.of(
            "agreement",
            "purpose",
            "medium",
            "pause",
            "track",
            "profiling",
            "quiet",
            "pressure",
            "coherence",
            "case",
            "arm");

    private final Words english = new Words(Dictionary.read(), "en", ZoneOffset.UTC);
    private final Words italian = new Words(Dictionary.read(), "it", ZoneOffset.UTC);

    private static Message message(State state, String why) {
        return new Message(
                1,
                2,
                "general",
                Purpose.OFFERS,
                Medium.EMAIL,
                "en",
                "",
                "text",
                "",
                "because",
                "",
                "",
                state,
                why,
                "system",
                Instant.EPOCH,
                Instant.EPOCH,
                Optional.empty(),
                "",
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    @Test
    void eachPolicyHasItsWordsToHim() {
        for (String policy : POLICIES) {
            for (Words words : List.of(english, italian)) {
                String planned = OwnGate.said(message(State.PLANNED, "outbox.against|gate." + policy + ".x/1"), words);
                assertThat(planned).startsWith(words.say("own.gate.planned")).doesNotContain(policy + ".x");
                assertThat(planned).endsWith(words.say("own.gate." + policy));
                assertThat(OwnGate.said(message(State.REFUSED, "gate." + policy + ".x|1"), words))
                        .isEqualToIgnoringCase(words.say("own.gate." + policy));
            }
        }
        assertThat(OwnGate.said(message(State.REFUSED, "gate.track"), english))
                .isEqualTo("You do not want what we work out about you to decide what you get.");
    }

    @Test
    void whatStandsBehindThePolicyIsTold() {
        assertThat(OwnGate.said(message(State.REFUSED, "gate.pause.topic|news|2026-01-01"), english))
                .isEqualTo("You marked messages like it as not clear or not interesting.");
        assertThat(OwnGate.said(message(State.REFUSED, "gate.pause.always"), english))
                .isEqualTo("You asked to be left alone.");
        assertThat(OwnGate.said(message(State.REFUSED, "gate.arm.not-measured|OFFERS"), english))
                .isEqualTo("We send such messages only where we measure what they are worth.");
        assertThat(OwnGate.said(message(State.PLANNED, "outbox.against|gate.agreement.not-accepted"), italian))
                .endsWith("Lei non ha accettato l’accordo che Le abbiamo proposto.");
    }

    @Test
    void whatTheGateOnlyPutsOffOrDoesNotConcernSaysNothing() {
        assertThat(OwnGate.said(message(State.PLANNED, "gate.quiet.night|2026-01-01"), english))
                .isEmpty();
        assertThat(OwnGate.said(message(State.PLANNED, ""), english)).isEmpty();
        assertThat(OwnGate.said(message(State.FAILED, "outbox.refused|5.1.1|no"), english))
                .isEmpty();
        assertThat(OwnGate.said(message(State.HANDED_OVER, "outbox.taken|250"), english))
                .isEmpty();
    }
}
