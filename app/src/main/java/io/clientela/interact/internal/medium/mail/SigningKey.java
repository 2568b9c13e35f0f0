package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The key that signs our mail, and the record by which others check it. */
public final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    /** Settings with a new key, and a selector of today, so that mail signed before can still be checked by the old one. */
    public static Map<String, String> fresh(Values values, Instant now) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            Map<String, String> settings = new HashMap<>();
            settings.put(
                    "dkim-key",
                    Base64.getEncoder()
                            .encodeToString(
                                    generator.generateKeyPair().getPrivate().getEncoded()));
            settings.put(
                    "dkim-selector",
                    "c"
                            + DateTimeFormatter.ofPattern("yyyyMMdd")
                                    .withZone(ZoneOffset.UTC)
                                    .format(now));
            String from = values.text("from");
            if (!values.has("dkim-domain") && from.contains("@")) {
                settings.put("dkim-domain", from.substring(from.lastIndexOf('@') + 1));
            }
            return settings;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }

    /** The TXT record: its name and what it says. */
    public static Optional<Map.Entry<String, String>> record(Values values) {
        return EmailSettings.of(values).dkim().flatMap(dkim -> {
            try {
                String name = dkim.selector() + "._domainkey." + dkim.domain();
                return Optional.of(Map.entry(name, DkimSeal.record(dkim.key())));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                return Optional.empty();
            }
        });
    }

    /** Whether a text is a key that can sign. */
    public static boolean isOne(String pem) {
        try {
            return !DkimSeal.record(pem).isEmpty();
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            return false;
        }
    }
}
