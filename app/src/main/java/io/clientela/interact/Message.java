package io.clientela.interact;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One message to one customer, with the exact text that is sent or was sent.
 *
 * @param messageId our number
 * @param customerId the customer's number now
 * @param dialogue the dialogue in whose agreement it stands, {@code general} where the firm has one only
 * @param language the language of the text, as {@code en} or {@code it}
 * @param subject one line; may be empty for media that have none
 * @param text the text as it is read without pictures and marks
 * @param html the same as HTML; empty where the medium has none
 * @param why the reason why he gets it, in words that he may read
 * @param fromData from which data the reason comes, such as {@code purchases:2026-03}
 * @param topic what it is about, for coherence, such as {@code offer:A7}; may be empty
 * @param state where it stands
 * @param stateWhy why it stands there: the policy that refused it, the server's answer; may be empty
 * @param by who planned it, as in the journal
 * @param dueAt not to be sent before
 * @param handedAt when it was handed to the medium
 * @param reference what the medium knows it by, such as the Message-ID; may be empty
 * @param inReplyTo the received message that it answers
 * @param sendingId the sending of which it is part
 */
public record Message(
        long messageId,
        long customerId,
        String dialogue,
        Purpose purpose,
        Medium medium,
        String language,
        String subject,
        String text,
        String html,
        String why,
        String fromData,
        String topic,
        State state,
        String stateWhy,
        String by,
        Instant plannedAt,
        Instant dueAt,
        Optional<Instant> handedAt,
        String reference,
        OptionalLong inReplyTo,
        OptionalLong sendingId,
        OptionalLong experimentId,
        Optional<String> arm) {

    /** Where a message stands. */
    public enum State {
        /** Waits for its time and for the gate. */
        PLANNED(false),
        /** Waits because the customer, or somebody of the firm, put it off or held it. */
        HELD(false),
        /** A sender has taken it and is handing it over. */
        CLAIMED(false),
        /** The medium took it. */
        HANDED_OVER(true),
        /** The customer has it, as far as the medium can say: read on his page, delivered, answered. */
        CONFIRMED(true),
        /** The arm is held out: it never leaves. */
        HELD_OUT(true),
        /** The gate refused it; {@code stateWhy} has the policy and the reason. */
        REFUSED(true),
        /** Taken back by the firm before it left. */
        RECALLED(true),
        /** The customer blocked it before it left. */
        BLOCKED(true),
        /** The medium refused it for good, or it came back. */
        FAILED(true),
        /** The process died while it was handed over: nobody knows; settled by its reference or by a person. */
        UNCERTAIN(false);

        private final boolean over;

        State(boolean over) {
            this.over = over;
        }

        /** Whether nothing more is done to send it. */
        public boolean over() {
            return over;
        }

        /** Whether it waits, for its time or for a person, so that it can still be taken back. */
        public boolean waits() {
            return this == PLANNED || this == HELD;
        }
    }
}
