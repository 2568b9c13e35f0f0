package io.clientela.interact;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What came in by a medium.
 *
 * @param from the address it came from: e-mail, phone in E.164; empty on the customer's own page
 * @param customerId who is known to have sent it (his own page); empty: found by reference, mark or address
 * @param reference what the medium knows it by, such as its Message-ID; the same one is taken in once
 * @param answers the references that it answers ({@code In-Reply-To}, {@code References}), the nearest first
 * @param at when it was sent
 * @param automatic whether a program wrote it, such as an out-of-office notice: it is shown, counts as no answer, waits for none
 */
public record Received(
        Medium medium,
        String from,
        OptionalLong customerId,
        String subject,
        String text,
        String reference,
        java.util.List<String> answers,
        Optional<Instant> at,
        boolean automatic) {

    /** No database keeps it in a text. */
    private static final String NUL = "\0";

    public Received {
        answers = java.util.List.copyOf(answers);
        from = from.replace(NUL, "");
        subject = subject.replace(NUL, "");
        text = text.replace(NUL, "");
        reference = reference.replace(NUL, "");
    }

    /** What a person wrote or said. */
    public Received(
            Medium medium,
            String from,
            OptionalLong customerId,
            String subject,
            String text,
            String reference,
            java.util.List<String> answers,
            Optional<Instant> at) {
        this(medium, from, customerId, subject, text, reference, answers, at, false);
    }
}
