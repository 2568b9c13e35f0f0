package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.internal.medium.mail.MailIn.Head;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a mail and tells what it is. A report of a server (RFC 3464) and a complaint (RFC 5965) say so themselves; a mail
 * without a return path that comes from a postmaster is a report of a server that knows no standard; a mail that says by
 * RFC 3834, or by the habits of before, that a program wrote it is automatic; all else was written by somebody.
 */
final class MailReader {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Pattern ID = Pattern.compile("<[^<>\\s]+>");
    private static final Pattern STATUS = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern REPLY = Pattern.compile("\\b([45])\\d\\d[ -]");
    private static final Pattern ORIGINAL = Pattern.compile("(?im)^\\s*Message-ID:\\s*(<[^<>\\s]+>)");
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9._%+'-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");
    private static final Pattern POSTMASTER =
            Pattern.compile("(?i)^(mailer-daemon|postmaster|mail-daemon|bounces?)([+-].*)?@.*");

    private static final Pattern OUT_OF_OFFICE = Pattern.compile(
            "(?i)^(auto(matic)?[ -]?reply|out of( the)? office|risposta automatica|fuori ufficio|assente|autoreply|"
                    + "abwesenheit|réponse automatique)\\b.*");

    private MailReader() {}

    /** The mail in these bytes (RFC 5322). Bytes that are no mail are a text without a head. */
    static MailIn read(byte[] raw) {
        try {
            MimeMessage mail = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
            Head head = head(mail, raw);
            String type = mail.getContentType().toLowerCase(Locale.ROOT);
            if (type.startsWith("multipart/report") && type.contains("feedback-report")) {
                return complaint(mail, head);
            }
            Optional<Part> status = MailParts.find(mail, "message/delivery-status", 0);
            if (status.isPresent() && (type.startsWith("multipart/report") || fromPostmaster(mail, head))) {
                return report(mail, head, status.get());
            }
            return fromPostmaster(mail, head) ? oldReport(mail, head) : written(mail, head);
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("a mail that cannot be read: " + e.getMessage(), e);
        }
    }

    private static MailIn written(MimeMessage mail, Head head) throws MessagingException, IOException {
        String text = QuotedHistory.strip(MailParts.text(mail));
        return automatic(mail, head) ? new MailIn.Automatic(head, text) : new MailIn.Written(head, text);
    }

    /** RFC 3834 section 5, and what programs did before it. */
    private static boolean automatic(MimeMessage mail, Head head) throws MessagingException {
        String submitted = header(mail, "Auto-Submitted").toLowerCase(Locale.ROOT);
        String precedence = header(mail, "Precedence").toLowerCase(Locale.ROOT);
        return (!submitted.isEmpty() && !submitted.startsWith("no"))
                || precedence.startsWith("auto")
                || !header(mail, "X-Autoreply").isEmpty()
                || !header(mail, "X-Autorespond").isEmpty()
                || OUT_OF_OFFICE.matcher(head.subject()).matches();
    }

    private static boolean fromPostmaster(MimeMessage mail, Head head) throws MessagingException {
        boolean noReturn = header(mail, "Return-Path").replace(" ", "").equals("<>");
        boolean failedRecipients = !header(mail, "X-Failed-Recipients").isEmpty();
        return failedRecipients
                || (POSTMASTER.matcher(head.from()).matches()
                        && (noReturn || head.answers().isEmpty()));
    }

    private static MailIn report(MimeMessage mail, Head head, Part status) throws MessagingException, IOException {
        Map<String, String> fields = MailParts.fields(MailParts.decoded(status));
        String action = fields.getOrDefault("action", "").toLowerCase(Locale.ROOT);
        String said = fields.getOrDefault("diagnostic-code", "");
        String code = first(STATUS, fields.getOrDefault("status", ""))
                .orElse(first(STATUS, said).orElse(""));
        String recipient =
                address(fields.getOrDefault("original-recipient", fields.getOrDefault("final-recipient", "")));
        boolean forGood = action.equals("failed") || (action.isEmpty() && code.startsWith("5"));
        return new MailIn.Bounce(
                head, forGood, code, recipient, said.replaceFirst("(?i)^smtp;\\s*", ""), original(mail));
    }

    /** A server that knows no standard: what it says is looked for in its words. */
    private static MailIn oldReport(MimeMessage mail, Head head) throws MessagingException, IOException {
        String text = MailParts.text(mail);
        String code = first(STATUS, text).orElse("");
        Optional<String> reply = first(REPLY, text);
        boolean later = code.startsWith("4")
                || (code.isEmpty() && reply.filter("4"::equals).isPresent());
        String named = header(mail, "X-Failed-Recipients");
        String recipient = named.isEmpty() ? first(ADDRESS, text).orElse("") : address(named);
        String words = text.lines()
                .filter(line ->
                        STATUS.matcher(line).find() || REPLY.matcher(line).find())
                .findFirst()
                .orElse(head.subject())
                .strip();
        String original = original(mail);
        return new MailIn.Bounce(
                head,
                !later,
                code,
                recipient,
                words,
                original.isEmpty() ? first(ORIGINAL, text).orElse("") : original);
    }

    private static MailIn complaint(MimeMessage mail, Head head) throws MessagingException, IOException {
        Optional<Part> part = MailParts.find(mail, "message/feedback-report", 0);
        Map<String, String> fields = part.isPresent() ? MailParts.fields(MailParts.decoded(part.get())) : Map.of();
        return new MailIn.Complaint(
                head,
                fields.getOrDefault("feedback-type", "abuse").toLowerCase(Locale.ROOT),
                address(fields.getOrDefault("original-rcpt-to", "")),
                original(mail),
                String.join(
                        " ",
                        fields.getOrDefault("original-mail-from", ""),
                        enclosed(mail, "return-path"),
                        enclosed(mail, "list-unsubscribe")));
    }

    /** The Message-ID of the mail that a report encloses. */
    private static String original(MimeMessage mail) throws MessagingException, IOException {
        return first(ID, enclosed(mail, "message-id")).orElse("");
    }

    /** A header of the mail that a report encloses, whole or its headers alone. */
    private static String enclosed(MimeMessage mail, String header) throws MessagingException, IOException {
        for (String type : new String[] {"message/rfc822", "text/rfc822-headers", "message/global"}) {
            Optional<Part> enclosed = MailParts.find(mail, type, 0);
            if (enclosed.isPresent()) {
                return MailParts.fields(MailParts.decoded(enclosed.get())).getOrDefault(header, "");
            }
        }
        return "";
    }

    private static Head head(MimeMessage mail, byte[] raw) throws MessagingException {
        String own = first(ID, header(mail, "Message-ID")).orElseGet(() -> "sha256:" + hash(raw));
        List<String> answers = new ArrayList<>(all(header(mail, "In-Reply-To")));
        List<String> references = all(header(mail, "References"));
        references.reversed().stream().filter(id -> !answers.contains(id)).forEach(answers::add);
        Date sent = mail.getSentDate();
        return new Head(
                own,
                from(mail),
                String.join(
                        " ",
                        header(mail, "To"),
                        header(mail, "Cc"),
                        header(mail, "Delivered-To"),
                        header(mail, "X-Original-To"),
                        header(mail, "Envelope-To"),
                        header(mail, "X-Envelope-To")),
                decodedHeader(header(mail, "Subject")),
                answers,
                sent == null ? Optional.empty() : Optional.of(sent.toInstant()));
    }

    private static String from(MimeMessage mail) {
        try {
            Address[] from = mail.getFrom();
            if (from != null && from.length > 0 && from[0] instanceof InternetAddress address) {
                return address.getAddress() == null ? "" : address.getAddress().strip();
            }
            return "";
        } catch (MessagingException e) {
            return "";
        }
    }

    private static String decodedHeader(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value)).strip();
        } catch (UnsupportedEncodingException e) {
            return value.strip();
        }
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        String value = mail.getHeader(name, " ");
        return value == null ? "" : value.strip();
    }

    private static List<String> all(String ids) {
        return ID.matcher(ids).results().map(found -> found.group()).toList();
    }

    private static String address(String text) {
        return first(ADDRESS, text).orElse("");
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(matcher.groupCount() > 0 ? matcher.group(1) : matcher.group())
                : Optional.empty();
    }

    private static String hash(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
