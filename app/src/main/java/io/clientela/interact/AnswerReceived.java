package io.clientela.interact;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A customer answered, or wrote by himself; published after it was written down.
 *
 * @param receivedId its number in the conversation
 * @param messageId our message that it answers
 * @param questionId the question that it answers
 */
public record AnswerReceived(
        long customerId, long receivedId, OptionalLong messageId, OptionalLong questionId, Instant at) {}
