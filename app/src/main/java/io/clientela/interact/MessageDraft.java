package io.clientela.interact;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody wants to tell one customer. With an {@link io.clientela.measure.Exposure} it becomes a {@link Message}.
 *
 * @param dialogue {@code general} where the firm has one only
 * @param medium by which it is to go; empty: the one that the customer prefers among those that reach him and are agreed
 * @param html empty where there is none
 * @param why the reason why he gets it, in words that he may read; not empty
 * @param dueAt not to be sent before; empty: now
 * @param sendingId the sending of which it is part
 */
public record MessageDraft(
        long customerId,
        String dialogue,
        Purpose purpose,
        Optional<Medium> medium,
        String language,
        String subject,
        String text,
        String html,
        String why,
        String fromData,
        String topic,
        Optional<Instant> dueAt,
        OptionalLong inReplyTo,
        OptionalLong sendingId) {

    public MessageDraft {
        if (why.isBlank()) {
            throw new IllegalArgumentException("a message without a reason");
        }
        if (text.isBlank()) {
            throw new IllegalArgumentException("a message without a text");
        }
    }
}
