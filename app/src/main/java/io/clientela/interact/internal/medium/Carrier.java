package io.clientela.interact.internal.medium;

import io.clientela.interact.Medium;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Hands messages to one medium. A Spring bean; called on several threads at once. */
public interface Carrier {

    Medium medium();

    /** Whether it can send now, what a message costs, how long it takes. */
    Standing standing();

    /**
     * Hands one over.
     *
     * <p>The sender has written down, and committed, that this message is claimed and under which reference, before it calls
     * this. Whatever is thrown counts as {@link Handed.Uncertain}: nobody knows whether it left.
     */
    Handed hand(Parcel parcel);

    /**
     * The reference under which the medium will know a message: unique for ever, as {@code unique} is.
     *
     * @param unique letters and digits that no other message has
     */
    default String reference(long messageId, String unique) {
        return messageId + "." + unique;
    }

    /**
     * Asks the medium which messages left, by their references.
     *
     * @return those of which it can tell, and whether they left; the others are missing
     */
    default Map<String, Boolean> left(Collection<String> references) {
        return Map.of();
    }

    /**
     * How a medium stands.
     *
     * @param usable whether it is set up; otherwise {@code words} says what is missing
     * @param words a message key with arguments; empty where all is well
     * @param cost of one message, in {@code currency}
     * @param delay how long a message usually takes to arrive
     */
    record Standing(boolean usable, String words, BigDecimal cost, String currency, Duration delay) {}

    /**
     * What is handed over.
     *
     * @param reference under which the medium knows it, unique for ever, made before: the Message-ID of an e-mail
     * @param to the address: e-mail, E.164 phone, postal address by lines; empty for the customer's own page
     * @param answering the reference of what it answers; empty for none
     * @param leaveLink the address of the customer's one-click way out; empty for purposes with a basis of their own
     */
    record Parcel(
            long messageId,
            long customerId,
            String reference,
            String to,
            String toName,
            String language,
            String subject,
            String text,
            String html,
            String answering,
            String leaveLink) {}

    /** What became of it. */
    sealed interface Handed {

        /**
         * The medium took it.
         *
         * @param at when
         * @param answer what it answered
         */
        record Taken(Instant at, String answer) implements Handed {}

        /**
         * The medium refused it.
         *
         * @param forGood whether the address will never do ({@code 5.x.x}); otherwise it is tried again after {@code retryAfter}
         * @param code an enhanced status code such as {@code 5.1.1}, or the medium's own; may be empty
         */
        record Refused(boolean forGood, String code, String words, Duration retryAfter) implements Handed {}

        /**
         * Not now, through no fault of the message: the medium is not to be had, or takes no more for the moment. It counts as
         * no try.
         *
         * @param words why
         * @param retryAfter how long to wait
         */
        record Later(String words, Duration retryAfter) implements Handed {}

        /** The connection broke after the medium may have taken it. */
        record Uncertain(String words) implements Handed {}
    }
}
