package io.clientela.interact.internal.medium.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Verifies a DKIM signature by the letter of RFC 6376 (sections 3.4.2, 3.4.4, 3.7): written for the tests, apart from what signs. */
final class DkimCheck {

    private DkimCheck() {}

    private static List<String> headers(String message) {
        String head = message.substring(0, message.indexOf("\r\n\r\n") + 2);
        return Pattern.compile("[^\\r\\n]+\\r\\n(?:[ \\t][^\\r\\n]*\\r\\n)*")
                .matcher(head)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String name(String header) {
        return header.substring(0, header.indexOf(':')).strip().toLowerCase(Locale.ROOT);
    }

    private static String signature(String message) {
        return headers(message).stream()
                .filter(header -> name(header).equals("dkim-signature"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> tags(String header) {
        return Arrays.stream(header.substring(header.indexOf(':') + 1).split(";"))
                .map(String::strip)
                .filter(tag -> tag.contains("="))
                .collect(Collectors.toMap(
                        tag -> tag.substring(0, tag.indexOf('=')).strip(),
                        tag -> tag.substring(tag.indexOf('=') + 1).replaceAll("\\s+", "")));
    }

    static List<String> signed(String message) {
        return List.of(tags(signature(message))
                .getOrDefault("h", "")
                .toLowerCase(Locale.ROOT)
                .split(":"));
    }

    /** What the signature says of the body. */
    static String bodyHash(String message) {
        return tags(signature(message)).getOrDefault("bh", "");
    }

    private static String relaxed(String header) {
        String value = header.substring(header.indexOf(':') + 1);
        return name(header) + ":"
                + value.replaceAll("\\r\\n", "").replaceAll("[ \\t]+", " ").strip();
    }

    private static String relaxedBody(String message) {
        String body = message.substring(message.indexOf("\r\n\r\n") + 4);
        String relaxed = Arrays.stream(body.split("\r\n", -1))
                .map(line -> line.replaceAll("[ \\t]+", " ").replaceAll(" $", ""))
                .collect(Collectors.joining("\r\n"));
        String ended = relaxed.replaceAll("(\r\n)+$", "");
        return ended.isEmpty() ? "" : ended + "\r\n";
    }

    /** {@code holds}, {@code body changed} or {@code headers changed}. */
    static String holds(String message, PublicKey key) throws GeneralSecurityException {
        String header = signature(message);
        Map<String, String> tags = tags(header);
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(relaxedBody(message).getBytes(UTF_8));
        if (!Base64.getEncoder().encodeToString(hash).equals(tags.get("bh"))) {
            return "body changed";
        }
        List<String> left = new ArrayList<>(headers(message));
        var signed = new StringBuilder();
        for (String name : signed(message)) {
            for (int i = left.size() - 1; i >= 0; i--) {
                if (name(left.get(i)).equals(name)) {
                    signed.append(relaxed(left.remove(i))).append("\r\n");
                    break;
                }
            }
        }
        signed.append(relaxed(header.replaceAll("(?s)([;\\s]b=)[^;]*", "$1")).replaceAll("\\s+$", ""));
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(key);
        check.update(signed.toString().getBytes(UTF_8));
        return check.verify(Base64.getMimeDecoder().decode(tags.getOrDefault("b", ""))) ? "holds" : "headers changed";
    }
}
