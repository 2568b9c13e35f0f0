package io.clientela.interact.internal.medium.sms;

import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.setting.MediumSettings;
import io.clientela.interact.internal.medium.setting.MediumSettings.Values;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What an operator tells by HTTP: what customers write, and receipts by the reference under which he was given a message.
 * The settings say how he names things.
 */
@Component
public class SmsHook {

    private final MediumSettings settings;
    private final SmsIntake intake;

    SmsHook(MediumSettings settings, SmsIntake intake) {
        this.settings = settings;
        this.intake = intake;
    }

    /**
     * Takes in what was told.
     *
     * @param fields by the operator's names
     * @return {@code message}, {@code receipt}, or {@code nothing} where it is neither; empty where the secret is wrong or none
     *     is set
     */
    public Optional<String> take(Map<String, String> fields, String secret) {
        Values values = settings.of(Medium.SMS);
        if (!isSecret(values.text("sms-hook-secret"), secret)) {
            return Optional.empty();
        }
        String from = told(fields, values, "from");
        String text = told(fields, values, "text");
        if (!from.isEmpty() && !text.isEmpty()) {
            intake.written(from, text, told(fields, values, "id"));
            return Optional.of("message");
        }
        String reference = told(fields, values, "reference");
        String state = state(told(fields, values, "state"));
        if (reference.isEmpty() || state.isEmpty()) {
            return Optional.of("nothing");
        }
        intake.receipt(reference, state);
        return Optional.of("receipt");
    }

    private static boolean isSecret(String known, String told) {
        return !known.isEmpty()
                && MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), told.getBytes(StandardCharsets.UTF_8));
    }

    private static String told(Map<String, String> fields, Values values, String what) {
        return fields.getOrDefault(values.text("sms-hook-" + what), "").strip();
    }

    /** The state of SMPP that an operator's word means; empty while the message is still on its way. */
    private static String state(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "delivered", "delivrd" -> "DELIVRD";
            case "undelivered", "undeliverable", "undeliv", "failed", "error" -> "UNDELIV";
            case "rejected", "rejectd" -> "REJECTD";
            case "expired" -> "EXPIRED";
            case "deleted", "cancelled", "canceled" -> "DELETED";
            default -> "";
        };
    }
}
