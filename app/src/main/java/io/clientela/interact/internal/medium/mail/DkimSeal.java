package io.clientela.interact.internal.medium.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Signs messages by DKIM (RFC 6376): rsa-sha256, relaxed/relaxed, both headers of leaving included (RFC 8058). For one thread.
 * It works on the bytes that {@link MimeWriter} wrote and parses nothing anew: a million of them are signed, and the signature
 * itself takes most of the time.
 */
final class DkimSeal {

    /** What is signed of what there is. */
    private static final List<String> SIGNED = List.of(
            "from",
            "reply-to",
            "to",
            "subject",
            "date",
            "message-id",
            "in-reply-to",
            "references",
            "list-unsubscribe",
            "list-unsubscribe-post",
            "content-language",
            "mime-version",
            "content-type",
            "content-transfer-encoding");

    private static final int LINE = 70;

    private final String domain;
    private final String selector;
    private final RSAPrivateKey key;
    private final Signature signature;
    private final MessageDigest digest;

    DkimSeal(EmailSettings.Dkim dkim) {
        try {
            domain = dkim.domain();
            selector = dkim.selector();
            key = key(dkim.key());
            signature = NativeRsa.signature();
            digest = MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("this key cannot sign: " + e.getMessage(), e);
        }
    }

    /**
     * The message with its signature before it.
     *
     * @param message in ASCII, with lines that end in CRLF and an empty line behind its headers
     */
    byte[] sign(byte[] message, Instant at) {
        int body = bodyOf(message);
        var headers = headers(new String(message, 0, body, StandardCharsets.US_ASCII));
        var chosen = new StringBuilder();
        var names = new ArrayList<String>();
        for (var name : SIGNED) {
            // of several the lowest counts (section 5.4.2)
            for (int i = headers.size() - 1; i >= 0; i--) {
                if (headers.get(i).name().equals(name)) {
                    chosen.append(headers.get(i).relaxed()).append("\r\n");
                    names.add(name);
                    break;
                }
            }
        }
        var tags = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=" + domain + "; s=" + selector + ";\r\n t="
                + at.getEpochSecond() + "; h=" + String.join(":\r\n  ", names) + ";\r\n bh=" + bodyHash(message, body)
                + ";\r\n b=";
        chosen.append(new Header("dkim-signature", tags).relaxed());
        var out = new ByteArrayOutputStream(message.length + 1024);
        out.writeBytes(("DKIM-Signature: " + tags + folded(signed(chosen.toString())) + "\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(message);
        return out.toByteArray();
    }

    private String signed(String text) {
        try {
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign: " + e.getMessage(), e);
        }
    }

    private static String folded(String text) {
        var lines = new StringBuilder(text.length() + 32);
        for (int from = 0; from < text.length(); from += LINE) {
            lines.append(from == 0 ? "" : "\r\n  ").append(text, from, Math.min(text.length(), from + LINE));
        }
        return lines.toString();
    }

    /** Where the body begins, behind the empty line. */
    private static int bodyOf(byte[] message) {
        for (int i = 3; i < message.length; i++) {
            if (message[i] == '\n' && message[i - 2] == '\n' && message[i - 1] == '\r' && message[i - 3] == '\r') {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("a message without an empty line behind its headers");
    }

    /**
     * A header.
     *
     * @param name in lower case
     * @param value with its folds
     */
    private record Header(String name, String value) {

        /** As it is signed (section 3.4.2), without a line end. */
        String relaxed() {
            var text = new StringBuilder(name.length() + value.length() + 1)
                    .append(name)
                    .append(':');
            boolean space = false;
            int begin = text.length();
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == ' ' || c == '\t') {
                    space = true;
                } else if (c != '\r' && c != '\n') {
                    if (space && text.length() > begin) {
                        text.append(' ');
                    }
                    space = false;
                    text.append(c);
                }
            }
            return text.toString();
        }
    }

    private static List<Header> headers(String head) {
        var headers = new ArrayList<Header>();
        int from = 0;
        while (from < head.length() - 2) {
            int end = head.indexOf("\r\n", from);
            while (end + 2 < head.length() && (head.charAt(end + 2) == ' ' || head.charAt(end + 2) == '\t')) {
                end = head.indexOf("\r\n", end + 2);
            }
            int colon = head.indexOf(':', from);
            headers.add(new Header(
                    head.substring(from, colon).strip().toLowerCase(Locale.ROOT), head.substring(colon + 1, end)));
            from = end + 2;
        }
        return headers;
    }

    /** The hash of the body as it is signed (section 3.4.4). */
    String bodyHash(byte[] message, int body) {
        digest.reset();
        byte[] text = new byte[message.length - body + 2];
        int length = 0; // of what is written
        int ended = 0; // of what is written up to the end of the last line that is not empty
        int line = 0; // where the present line begins in what is written
        boolean space = false;
        for (int i = body; i < message.length; i++) {
            byte c = message[i];
            if (c == '\r' && i + 1 < message.length && message[i + 1] == '\n') {
                boolean empty = length == line;
                text[length++] = '\r';
                text[length++] = '\n';
                ended = empty ? ended : length;
                line = length;
                space = false;
                i++;
            } else if (c == ' ' || c == '\t') {
                space = true;
            } else {
                if (space) {
                    text[length++] = ' ';
                    space = false;
                }
                text[length++] = c;
            }
        }
        if (length > line) { // a last line without its end
            text[length++] = '\r';
            text[length++] = '\n';
            ended = length;
        }
        digest.update(text, 0, ended);
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    /** A private key in PEM (PKCS #8) or as bare Base64. */
    static RSAPrivateKey key(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    /** What the domain's TXT record {@code <selector>._domainkey.<domain>} must say. */
    static String record(String pem) throws GeneralSecurityException {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) key(pem);
        byte[] open = KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()))
                .getEncoded();
        return "v=DKIM1; k=rsa; p=" + Base64.getEncoder().encodeToString(open);
    }
}
