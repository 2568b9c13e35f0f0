package io.clientela.interact.internal.conversation;

import io.clientela.interact.Medium;
import java.util.OptionalLong;

/** Reads what came in as the answer to the question that the customer was asked last. */
public interface AnswerReader {

    /**
     * Takes it as an answer, if it is one.
     *
     * @param messageId our message that it answers; empty where the medium cannot tell
     * @return the question that it answers; empty where it is none
     */
    OptionalLong read(long customerId, long receivedId, OptionalLong messageId, Medium medium, String text);
}
