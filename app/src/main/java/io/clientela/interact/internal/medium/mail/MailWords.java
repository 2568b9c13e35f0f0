package io.clientela.interact.internal.medium.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * All that stands in a mail, to look for words in it: its bytes as they came, its headers and parts unpacked, and those of the
 * mails that it encloses. What cannot be unpacked is looked through as it came.
 */
public final class MailWords {

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final int DEEPEST = 10;

    private final String folded;

    private MailWords(String text) {
        this.folded = text.toLowerCase(Locale.ROOT);
    }

    /** What stands in a mail (RFC 5322). */
    public static MailWords of(byte[] raw) {
        StringBuilder text = new StringBuilder()
                .append(new String(raw, StandardCharsets.UTF_8))
                .append('\n')
                .append(new String(raw, StandardCharsets.ISO_8859_1));
        addMail(text, raw, 0);
        return new MailWords(text.toString());
    }

    /** Whether one of the words stands there, whatever its case. */
    public boolean holdsOneOf(List<String> words) {
        return words.stream().anyMatch(word -> folded.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static void addMail(StringBuilder text, byte[] raw, int depth) {
        try {
            add(text, new MimeMessage(SESSION, new ByteArrayInputStream(raw)), depth);
        } catch (MessagingException | IOException e) {
            text.append('\n'); // its bytes are there
        }
    }

    /** One part that cannot be unpacked does not hide the others. */
    private static void addPart(StringBuilder text, Part part, int depth) {
        try {
            add(text, part, depth);
        } catch (MessagingException | IOException e) {
            text.append('\n'); // its bytes are there
        }
    }

    private static String said(Header header) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(header.getValue()));
        } catch (UnsupportedEncodingException e) {
            return header.getValue();
        }
    }

    private static void add(StringBuilder text, Part part, int depth) throws MessagingException, IOException {
        for (Header header : Collections.list(part.getAllHeaders())) {
            text.append('\n').append(said(header));
        }
        List<BodyPart> inside = depth < DEEPEST ? MailParts.parts(part) : List.of();
        for (BodyPart one : inside) {
            addPart(text, one, depth + 1);
        }
        if (inside.isEmpty()) {
            String said = MailParts.decoded(part);
            text.append('\n').append(said);
            if (depth < DEEPEST && MailParts.is(part, "message/")) {
                addMail(text, said.getBytes(StandardCharsets.UTF_8), depth + 1);
            }
        }
    }
}
