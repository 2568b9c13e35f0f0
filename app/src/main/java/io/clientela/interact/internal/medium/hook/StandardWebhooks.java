package io.clientela.interact.internal.medium.hook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of Standard Webhooks 1.0: {@code v1,} and the Base64 of the HMAC-SHA256 of {@code id.timestamp.body} under a
 * secret that is written {@code whsec_} and Base64.
 */
public final class StandardWebhooks {

    private static final String PREFIX = "whsec_";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final SecureRandom RANDOM = new SecureRandom();

    private StandardWebhooks() {}

    /** A new secret of 256 bits. */
    public static String secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /** The signature of a body; {@code timestamp} in seconds since 1970. */
    public static String sign(String secret, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /** The bytes of a secret; one that is not written by the standard counts as it stands. */
    private static byte[] key(String secret) {
        String bare = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        try {
            return Base64.getDecoder().decode(bare);
        } catch (IllegalArgumentException notBase64) {
            return bare.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Whether one of the signatures is right, and the call not older or younger than five minutes.
     *
     * @param signatures as in the header: set apart by spaces
     */
    public static boolean verify(
            String secret, String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (secret.isEmpty() || id.isEmpty() || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long at = Long.parseLong(timestamp);
        if (Duration.between(Instant.ofEpochSecond(at), now).abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] right = sign(secret, id, at, body).getBytes(StandardCharsets.UTF_8);
        boolean found = false;
        for (String signature : signatures.split(" ", -1)) {
            found |= MessageDigest.isEqual(right, signature.getBytes(StandardCharsets.UTF_8));
        }
        return found;
    }
}
