package io.clientela.interact.internal.conversation;

import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The mark of a message in the subject of an e-mail, by which an answer finds back where the mail program lost the
 * references: {@code [#YGJ0-J]}. It is the message's number in base 32 with the digits of Douglas Crockford (no I, L, O, U),
 * then one more digit: the sum of the digits, each times its place from the right, modulo 31, by which one wrong digit and
 * two swapped ones are seen (but for 0 and Z, which are alike to it). A mark is no secret: whoever writes it proves nothing.
 */
public final class SubjectMark {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern MARK = Pattern.compile("\\[#([0-9A-HJKMNP-TV-Z]{1,12})-([0-9A-HJKMNP-TV-Z])]");

    private SubjectMark() {}

    /**
     * The mark of a message.
     *
     * @param messageId from 0 to 2⁶⁰ − 1
     */
    public static String of(long messageId) {
        if (messageId < 0 || messageId >= 1L << 60) {
            throw new IllegalArgumentException("not a message's number: " + messageId);
        }
        var digits = new StringBuilder();
        long rest = messageId;
        do {
            digits.append(DIGITS.charAt((int) (rest % 32)));
            rest /= 32;
        } while (rest > 0);
        String number = digits.reverse().toString();
        return "[#" + number + "-" + check(number) + "]";
    }

    /** The number of the message whose mark stands in a subject, the last one; empty where there is none that is right. */
    public static OptionalLong in(String subject) {
        var found = OptionalLong.empty();
        var mark = MARK.matcher(subject.toUpperCase(Locale.ROOT));
        while (mark.find()) {
            long number = 0;
            for (char digit : mark.group(1).toCharArray()) {
                number = number * 32 + DIGITS.indexOf(digit);
            }
            if (check(mark.group(1)) == mark.group(2).charAt(0)) {
                found = OptionalLong.of(number);
            }
        }
        return found;
    }

    /** A subject with the mark of a message at its end, once. */
    public static String mark(String subject, long messageId) {
        String mark = of(messageId);
        return subject.contains(mark) ? subject : (subject.strip() + " " + mark).strip();
    }

    private static char check(String number) {
        int sum = 0;
        for (int place = 1; place <= number.length(); place++) {
            sum += place * DIGITS.indexOf(number.charAt(number.length() - place));
        }
        return DIGITS.charAt(sum % 31);
    }
}
