package io.clientela.interact.internal.medium.setting;

import io.clientela.interact.Medium;
import java.util.List;

/**
 * One thing that a medium needs to know.
 *
 * @param name lower case with hyphens
 * @param kind how it is written: {@code text}, {@code number}, {@code secret}, {@code flag} or the choices set apart by {@code |}
 * @param otherwise what counts where nobody set it
 */
public record Setting(String name, String kind, String otherwise) {

    private static final List<Setting> COST = List.of(
            new Setting("cost", "number", "0"),
            new Setting("currency", "text", "EUR"),
            new Setting("delay-minutes", "number", "1"));

    private static final List<Setting> EMAIL = List.of(
            new Setting("host", "text", ""),
            new Setting("port", "number", "587"),
            new Setting("tls", "starttls|tls|none", "starttls"),
            new Setting("user", "text", ""),
            new Setting("password", "secret", ""),
            new Setting("from", "text", ""),
            new Setting("from-name", "text", ""),
            new Setting("reply-to", "text", ""),
            new Setting("return-path", "text", ""),
            new Setting("subject-mark", "no|yes", "no"),
            new Setting("connections", "number", "8"),
            new Setting("per-domain-minute", "number", "0"),
            new Setting("dkim-domain", "text", ""),
            new Setting("dkim-selector", "text", ""),
            new Setting("dkim-key", "secret", ""),
            new Setting("imap-host", "text", ""),
            new Setting("imap-port", "number", "993"),
            new Setting("imap-tls", "tls|starttls|none", "tls"),
            new Setting("imap-user", "text", ""),
            new Setting("imap-password", "secret", ""),
            new Setting("imap-folder", "text", "INBOX"),
            new Setting("imap-seconds", "number", "60"),
            new Setting("imap-sent-folder", "text", ""),
            new Setting("hook-secret", "secret", ""));

    private static final List<Setting> SMS = List.of(
            new Setting("way", "smpp|http", "smpp"),
            new Setting("sender", "text", ""),
            new Setting("smpp-host", "text", ""),
            new Setting("smpp-port", "number", "2775"),
            new Setting("smpp-system", "text", ""),
            new Setting("smpp-password", "secret", ""),
            new Setting("http-address", "text", ""),
            new Setting(
                    "http-body",
                    "text",
                    "{\"to\":{{to}},\"from\":{{from}},\"text\":{{text}},\"reference\":{{reference}}}"),
            new Setting("http-header", "secret", ""),
            new Setting("sms-hook-secret", "secret", ""),
            new Setting("sms-hook-from", "text", "from"),
            new Setting("sms-hook-text", "text", "text"),
            new Setting("sms-hook-id", "text", "id"),
            new Setting("sms-hook-reference", "text", "reference"),
            new Setting("sms-hook-state", "text", "state"));

    private static final List<Setting> LETTER = List.of(
            new Setting("sender-line", "text", ""),
            new Setting("window", "left|right", "right"),
            new Setting("place", "text", ""));

    /** The settings of a medium, in the order of the form. */
    public static List<Setting> of(Medium medium) {
        List<Setting> own = switch (medium) {
            case EMAIL -> EMAIL;
            case SMS -> SMS;
            case LETTER -> LETTER;
            case PHONE, WEB, WEBHOOK -> List.of();
        };
        return java.util.stream.Stream.concat(own.stream(), COST.stream().map(cost -> cost.usual(medium)))
                .toList();
    }

    /** What a message usually costs and how long it takes, in euros and minutes, until the firm says otherwise. */
    private Setting usual(Medium medium) {
        String value = switch (name) {
            case "cost" ->
                switch (medium) {
                    case EMAIL -> "0.001";
                    case SMS -> "0.06";
                    case LETTER -> "1.30";
                    case PHONE -> "4.00";
                    case WEB, WEBHOOK -> "0";
                };
            case "delay-minutes" ->
                switch (medium) {
                    case EMAIL, SMS, WEBHOOK, WEB -> "1";
                    case LETTER -> "4320";
                    case PHONE -> "1440";
                };
            default -> otherwise;
        };
        return new Setting(name, kind, value);
    }

    /** Whether it is kept closed and never shown again. */
    public boolean secret() {
        return kind.equals("secret");
    }

    /** The choices; empty where it is free. */
    public List<String> choices() {
        return kind.contains("|") ? List.of(kind.split("\\|")) : List.of();
    }
}
