package io.clientela.interact.internal.medium.mail;

import io.clientela.interact.internal.medium.setting.SecretBox;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Addresses of ours that say which message is meant: {@code box+b-4711-<mark>@firm.example} for what comes back (variable
 * envelope return path), {@code box+l-…} for a mail that says "I want no more of this". The mark is made with a key of the
 * installation: nobody else can make a message fail, or a customer leave.
 */
@Component
public class ReturnAddress {

    private static final Pattern TAG = Pattern.compile("\\+([bl])-(\\d{1,18})-([0-9a-v]{12})@");

    private final SecretBox box;

    ReturnAddress(SecretBox box) {
        this.box = box;
    }

    /** What such an address is for. */
    public enum Use {
        BOUNCE,
        LEAVE;

        private String letter() {
            return this == BOUNCE ? "b" : "l";
        }
    }

    /** The address for a message. */
    public String of(String base, Use use, long messageId) {
        String tag = use.letter() + "-" + messageId;
        return MailAddress.of(base)
                .orElseThrow(() -> new IllegalArgumentException("no address: " + base))
                .tagged(tag + "-" + box.mark(tag))
                .toString();
    }

    /** The message that one of the addresses in a text is for; empty where there is none of ours. */
    public OptionalLong message(String text, Use use) {
        Matcher found = TAG.matcher(text.toLowerCase(Locale.ROOT));
        while (found.find()) {
            String tag = found.group(1) + "-" + found.group(2);
            if (found.group(1).equals(use.letter()) && box.mark(tag).equals(found.group(3))) {
                return OptionalLong.of(Long.parseLong(found.group(2)));
            }
        }
        return OptionalLong.empty();
    }

    /** Whether a text has any address of this kind that is ours. */
    public Optional<Use> use(String text) {
        for (Use use : Use.values()) {
            if (message(text, use).isPresent()) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }
}
