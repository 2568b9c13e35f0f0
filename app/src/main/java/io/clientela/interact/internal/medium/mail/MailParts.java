package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.internal.medium.template.PlainText;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of a mail, however badly it says what they are. */
final class MailParts {

    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST = 10;
    private static final int LONGEST = 2_000_000;

    private MailParts() {}

    static boolean is(Part part, String type) throws MessagingException {
        return part.getContentType().toLowerCase(Locale.ROOT).strip().startsWith(type);
    }

    /** The parts of a multipart; empty where it is none, or none that can be read. */
    static List<BodyPart> parts(Part part) throws MessagingException, IOException {
        List<BodyPart> parts = new ArrayList<>();
        if (is(part, "multipart/") && part.getContent() instanceof Multipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                parts.add(multipart.getBodyPart(i));
            }
        }
        return parts;
    }

    /** The first part of a type, at any depth. */
    static Optional<Part> find(Part part, String type, int depth) throws MessagingException, IOException {
        if (is(part, type)) {
            return Optional.of(part);
        }
        for (BodyPart one : depth < DEEPEST ? parts(part) : List.<BodyPart>of()) {
            Optional<Part> found = find(one, type, depth + 1);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The text that a person reads: plain where there is some, else what the HTML says. */
    static String text(Part mail) throws MessagingException, IOException {
        Optional<Part> plain = find(mail, "text/plain", 0).filter(MailParts::shown);
        if (plain.isPresent()) {
            return decoded(plain.get());
        }
        Optional<Part> html = find(mail, "text/html", 0);
        return html.isPresent() ? PlainText.of(decoded(html.get())) : is(mail, "multipart/") ? "" : decoded(mail);
    }

    private static boolean shown(Part part) {
        try {
            return !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        } catch (MessagingException e) {
            return true;
        }
    }

    /** The letters of a part; where it does not say which, UTF-8 if it is that, else Latin. */
    static String decoded(Part part) throws MessagingException, IOException {
        byte[] bytes;
        try (InputStream in = part.getInputStream()) {
            bytes = in.readNBytes(LONGEST);
        }
        Matcher named = CHARSET.matcher(part.getContentType());
        Optional<Charset> charset = named.find() ? charset(named.group(1)) : Optional.empty();
        if (charset.isPresent()) {
            return new String(bytes, charset.get());
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\ufffd') < 0 ? text : new String(bytes, Charset.forName("windows-1252"));
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Fields as in headers, one after the other, those of several groups together; the first of a name counts. */
    static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        String unfolded = text.replace("\r", "").replaceAll("\\n[ \\t]+", " ");
        unfolded.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        return fields;
    }
}
