package io.clientela.interact.internal.agreement;

import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signed tokens of the ways out. A token is, in base64url without padding, the first 16 bytes of the HMAC-SHA256 (RFC 2104)
 * of its content and the content: {@code 1 <record> <purpose> <medium>} in ASCII. It has no date: a way out must work for
 * as long as the message lies in somebody's mailbox.
 */
final class LeaveTokens {

    private static final int SIGNATURE = 16;
    private static final String VERSION = "1";

    private final SecretKeySpec key;

    /** @param key at least 16 bytes that nobody else has */
    LeaveTokens(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a key of " + key.length + " bytes");
        }
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** What a token says. */
    record Content(long recordId, Purpose purpose, Medium medium) {}

    String write(Content content) {
        byte[] text = String.join(
                        " ",
                        VERSION,
                        String.valueOf(content.recordId()),
                        content.purpose().name(),
                        content.medium().name())
                .getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = Arrays.copyOf(signature(text), SIGNATURE + text.length);
        System.arraycopy(text, 0, bytes, SIGNATURE, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What a token says, where its signature is ours. */
    Optional<Content> read(String token) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token);
            if (bytes.length <= SIGNATURE) {
                return Optional.empty();
            }
            byte[] text = Arrays.copyOfRange(bytes, SIGNATURE, bytes.length);
            if (!MessageDigest.isEqual(signature(text), Arrays.copyOf(bytes, SIGNATURE))) {
                return Optional.empty();
            }
            String[] parts = new String(text, StandardCharsets.US_ASCII).split(" ", -1);
            return Optional.of(
                    new Content(Long.parseLong(parts[1]), Purpose.valueOf(parts[2]), Medium.valueOf(parts[3])));
        } catch (IllegalArgumentException e) { // not base64url
            return Optional.empty();
        }
    }

    private byte[] signature(byte[] content) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has HmacSHA256
        }
    }
}
