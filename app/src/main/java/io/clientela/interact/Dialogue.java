package io.clientela.interact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One conversation per customer over all media. */
public interface Dialogue {

    /**
     * Takes in what came. It joins the conversation of its customer by what it answers, by the mark in its subject, by its
     * address; what cannot be placed waits for a person.
     *
     * @return its number; the same number for the same reference
     */
    long receive(Received received);

    /** The conversation with a customer, the latest first: what we sent and what he said. */
    List<Turn> of(long customerId, OptionalLong before, int limit);

    /**
     * A turn of the conversation.
     *
     * @param turnId ordered by time, of both directions
     * @param received what he said; otherwise it is ours
     * @param messageId our message; of what he said, the one that it answers, where that is known
     * @param message the same in full
     * @param readBy who of the firm has read it, empty where nobody
     * @param receivedId the number of what he said; empty for ours
     */
    record Turn(
            long turnId,
            long customerId,
            boolean received,
            Medium medium,
            String subject,
            String text,
            Instant at,
            OptionalLong messageId,
            Optional<Message> message,
            String readBy,
            OptionalLong receivedId) {

        /** The same with the message of ours that it answers. */
        public Turn answering(Optional<Message> ours) {
            return new Turn(
                    turnId, customerId, received, medium, subject, text, at, messageId, ours, readBy, receivedId);
        }
    }
}
