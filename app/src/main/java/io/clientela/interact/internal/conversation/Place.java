package io.clientela.interact.internal.conversation;

import java.util.OptionalLong;

/** Where something that came in belongs. */
sealed interface Place {

    /** Our message that it answers; empty where that is not known. */
    OptionalLong messageId();

    /**
     * It is a customer's.
     *
     * @param how by what: {@code known}, {@code reference}, {@code mark}, {@code address}
     */
    record Found(long customerId, OptionalLong messageId, String how) implements Place {}

    /**
     * Nobody can tell but a person.
     *
     * @param why {@code no-address}, {@code unknown-address}, {@code several-customers}, {@code mark-of-another}
     */
    record Unknown(OptionalLong messageId, String why) implements Place {}
}
