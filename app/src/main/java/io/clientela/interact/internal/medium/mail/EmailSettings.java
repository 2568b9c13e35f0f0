package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import java.util.Optional;

/**
 * What e-mail needs to go out.
 *
 * @param replyTo where answers go; the sender where nothing else is set
 * @param returnPath the address whose sub-addresses bounces come back to
 * @param marked whether the subject bears the mark of the message
 * @param perDomainMinute messages to one domain in a minute at most; 0 for no limit
 */
record EmailSettings(
        Server server,
        String from,
        String fromName,
        String replyTo,
        String returnPath,
        boolean marked,
        int connections,
        int perDomainMinute,
        Optional<Dkim> dkim) {

    /**
     * The server that takes our mail.
     *
     * @param tls how the connection is closed to others: {@code starttls}, {@code tls} or {@code none}
     */
    record Server(String host, int port, String tls, String user, String password) {}

    /** By whom mail is signed. */
    record Dkim(String domain, String selector, String key) {}

    static EmailSettings of(Values values) {
        String from = values.text("from");
        String replyTo = values.has("reply-to") ? values.text("reply-to") : from;
        boolean signs = values.has("dkim-domain") && values.has("dkim-selector") && values.has("dkim-key");
        return new EmailSettings(
                new Server(
                        values.text("host"),
                        values.number("port"),
                        values.text("tls"),
                        values.text("user"),
                        values.text("password")),
                from,
                values.text("from-name"),
                replyTo,
                values.has("return-path") ? values.text("return-path") : replyTo,
                values.text("subject-mark").equals("yes"),
                Math.clamp(values.number("connections"), 1, 64),
                values.number("per-domain-minute"),
                signs
                        ? Optional.of(new Dkim(
                                values.text("dkim-domain"), values.text("dkim-selector"), values.text("dkim-key")))
                        : Optional.empty());
    }

    /** What is missing or may not be, as a message key; empty where all is well. */
    String trouble() {
        if (server.host().isEmpty()) {
            return "medium.trouble.no-host";
        }
        if (from.isEmpty()) {
            return "medium.trouble.no-from";
        }
        if (MailAddress.of(from).isEmpty()) {
            return "medium.trouble.bad-address|" + from;
        }
        return NoReply.is(from) || NoReply.is(replyTo) ? "medium.trouble.no-reply" : "";
    }
}
