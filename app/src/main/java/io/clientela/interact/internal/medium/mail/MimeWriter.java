package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.internal.conversation.SubjectMark;
import io.clientela.interact.internal.medium.Carrier.Parcel;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes a message as RFC 5322 and MIME: text, and HTML beside it where there is one, in UTF-8; all octets are ASCII and no
 * line is longer than 998. It is written straight to bytes, since a million of them are.
 */
final class MimeWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final String from;
    private final String replyTo;
    private final String returnPath;
    private final boolean marked;
    private final ReturnAddress addresses;
    private final SubjectMark marks;

    MimeWriter(EmailSettings settings, ReturnAddress addresses, SubjectMark marks) {
        this.from = mailbox(settings.fromName(), settings.from());
        this.replyTo = settings.replyTo();
        this.returnPath = settings.returnPath();
        this.marked = settings.marked();
        this.addresses = addresses;
        this.marks = marks;
    }

    /** The whole message, with lines that end in CRLF. */
    byte[] write(Parcel parcel, MailAddress to, Instant at) {
        var out = new ByteArrayOutputStream(4096 + 2 * parcel.html().length());
        header(out, "Date", DATE.format(at));
        header(out, "From", from);
        header(out, "Reply-To", replyTo);
        header(out, "To", mailbox(parcel.toName(), to.toString()));
        header(out, "Subject", encoded(subject(parcel), "Subject: ".length()));
        header(out, "Message-ID", angled(parcel.reference()));
        if (!parcel.answering().isEmpty()) {
            header(out, "In-Reply-To", angled(parcel.answering()));
            header(out, "References", angled(parcel.answering()));
        }
        if (!parcel.leaveLink().isEmpty()) {
            header(out, "List-Unsubscribe", leaving(parcel));
            header(out, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (!parcel.language().isEmpty()) {
            header(out, "Content-Language", oneLine(parcel.language()));
        }
        header(out, "MIME-Version", "1.0");
        body(parcel, out);
        return out.toByteArray();
    }

    private String subject(Parcel parcel) {
        return marked ? marks.mark(parcel.subject(), parcel.messageId()) : parcel.subject();
    }

    /** RFC 2369 and RFC 8058: the address of the one click, and a mail for those whose program knows no clicks. */
    private String leaving(Parcel parcel) {
        return "<" + oneLine(parcel.leaveLink()) + ">,\r\n <mailto:"
                + addresses.of(returnPath, ReturnAddress.Use.LEAVE, parcel.messageId()) + "?subject=leave>";
    }

    private static void body(Parcel parcel, ByteArrayOutputStream out) {
        if (parcel.html().isEmpty()) {
            part(out, "plain", parcel.text());
            return;
        }
        String boundary = "=_" + Long.toUnsignedString(mix(parcel.reference()), 36);
        header(out, "Content-Type", "multipart/alternative; boundary=\"" + boundary + "\"");
        ascii(out, "\r\n--" + boundary + "\r\n");
        part(out, "plain", parcel.text());
        ascii(out, "\r\n--" + boundary + "\r\n");
        part(out, "html", parcel.html());
        ascii(out, "\r\n--" + boundary + "--\r\n");
    }

    /** Quoted-printable never has "=_", so no text holds the boundary. */
    private static long mix(String reference) {
        long mixed = 1125899906842597L;
        for (int i = 0; i < reference.length(); i++) {
            mixed = 31 * mixed + reference.charAt(i);
        }
        return mixed;
    }

    private static void part(ByteArrayOutputStream out, String subtype, String text) {
        header(out, "Content-Type", "text/" + subtype + "; charset=UTF-8");
        header(out, "Content-Transfer-Encoding", "quoted-printable");
        ascii(out, "\r\n");
        QuotedPrintable.write(text, out);
        ascii(out, "\r\n");
    }

    private static void header(ByteArrayOutputStream out, String name, String value) {
        ascii(out, name + ": " + value + "\r\n");
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(bytes, 0, bytes.length);
    }

    /** A Message-ID in its angle brackets, whether it came with them or not. */
    static String angled(String reference) {
        String bare = oneLine(reference);
        return bare.startsWith("<") ? bare : "<" + bare + ">";
    }

    private static String mailbox(String name, String address) {
        String called = oneLine(name);
        if (called.isEmpty()) {
            return address;
        }
        boolean plain = called.chars().allMatch(c -> c < 127 && (Character.isLetterOrDigit(c) || c == ' '));
        boolean ascii = called.chars().allMatch(c -> c >= 32 && c < 127);
        String written = plain
                ? called
                : ascii ? "\"" + called.replace("\\", "\\\\").replace("\"", "\\\"") + "\"" : phrase(called);
        return (written.length() > 60 ? written + "\r\n " : written + " ") + "<" + address + ">";
    }

    /** RFC 2047, section 5 (3): a name, of which commas and the like are encoded too. */
    private static String phrase(String name) {
        try {
            return MimeUtility.fold(6, MimeUtility.encodeWord(name, "UTF-8", "Q"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    /** RFC 2047, folded. */
    private static String encoded(String text, int used) {
        try {
            return MimeUtility.fold(used, MimeUtility.encodeText(oneLine(text), "UTF-8", null));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    /** Without line ends, by which a text could write headers of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}]+", " ").strip();
    }
}
