package io.clientela.interact.internal.conversation;

import io.clientela.interact.internal.medium.setting.SecretBox;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * The mark of a message in the subject of an e-mail, by which an answer finds back where the mail program lost the
 * references: {@code [#YGJ0-4K0VD2M1]}. It is the message's number in base 32 with the digits of Douglas Crockford (no I, L,
 * O, U), then eight letters and digits made of the number with a key of the installation: who writes a mark that is right
 * has seen it in a mail of ours, or was lucky once in 2⁴⁰.
 */
@Component
public class SubjectMark {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int SIGN = 8;
    private static final Pattern MARK = Pattern.compile("\\[#([0-9A-HJKMNP-TV-Z]{1,12})-([0-9A-V]{" + SIGN + "})]");

    private final SecretBox box;

    /** Marks under the key of a box. */
    public SubjectMark(SecretBox box) {
        this.box = box;
    }

    /**
     * The mark of a message.
     *
     * @param messageId from 0 to 2⁶⁰ − 1
     */
    public String of(long messageId) {
        if (messageId < 0 || messageId >= 1L << 60) {
            throw new IllegalArgumentException("not a message's number: " + messageId);
        }
        var digits = new StringBuilder();
        long rest = messageId;
        do {
            digits.append(DIGITS.charAt((int) (rest % 32)));
            rest /= 32;
        } while (rest > 0);
        return "[#" + digits.reverse() + "-" + sign(messageId) + "]";
    }

    /** The number of the message whose mark stands in a subject, the last one; empty where there is none that is right. */
    public OptionalLong in(String subject) {
        var found = OptionalLong.empty();
        var mark = MARK.matcher(subject.toUpperCase(Locale.ROOT));
        while (mark.find()) {
            long number = 0;
            for (char digit : mark.group(1).toCharArray()) {
                number = number * 32 + DIGITS.indexOf(digit);
            }
            if (sign(number).equals(mark.group(2))) {
                found = OptionalLong.of(number);
            }
        }
        return found;
    }

    /** A subject with the mark of a message at its end, once. */
    public String mark(String subject, long messageId) {
        String mark = of(messageId);
        return subject.contains(mark) ? subject : (subject.strip() + " " + mark).strip();
    }

    private String sign(long messageId) {
        return box.mark("subject-" + messageId).substring(0, SIGN).toUpperCase(Locale.ROOT);
    }
}
