package io.clientela.interact.internal.medium.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A mail that came in, told apart. */
sealed interface MailIn {

    Head head();

    /**
     * What every mail says of itself.
     *
     * @param reference its Message-ID in angle brackets; of a mail without one {@code sha256:} and the hash of its bytes
     * @param from the address alone; empty where there is none
     * @param to every address that it was sent to or delivered to, as one text
     * @param answers the Message-IDs that it answers, the nearest first
     */
    record Head(
            String reference, String from, String to, String subject, List<String> answers, Optional<Instant> sent) {

        public Head {
            answers = List.copyOf(answers);
        }
    }

    /**
     * Somebody wrote.
     *
     * @param text without the history that his program quoted
     */
    record Written(Head head, String text) implements MailIn {}

    /** A program answered: out of office, "we have received your mail" (RFC 3834). */
    record Automatic(Head head, String text) implements MailIn {}

    /**
     * A message of ours came back, or is late.
     *
     * @param forGood whether it failed; otherwise the server still tries
     * @param code the enhanced status code (RFC 3463); empty where it says none
     * @param recipient whom it did not reach; empty where it does not say
     * @param words what the server said
     * @param original the Message-ID of ours; empty where it does not say
     */
    record Bounce(Head head, boolean forGood, String code, String recipient, String words, String original)
            implements MailIn {}

    /**
     * Somebody told his mail provider that he does not want it (ARF, RFC 5965).
     *
     * @param type {@code abuse}, {@code not-spam} …
     * @param recipient who; empty where it does not say
     * @param original the Message-ID of ours; empty where it was blackened
     * @param returns addresses of ours that it names: where the message would have come back to, the way out of it
     */
    record Complaint(Head head, String type, String recipient, String original, String returns) implements MailIn {}
}
