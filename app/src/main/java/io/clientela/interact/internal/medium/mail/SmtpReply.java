package io.clientela.interact.internal.medium.mail;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered.
 *
 * @param code the three digits
 * @param text what follows, its lines joined
 */
record SmtpReply(int code, String text) {

    private static final Pattern ENHANCED = Pattern.compile("^\\s*([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");

    boolean good() {
        return code >= 200 && code < 400;
    }

    /** The enhanced status code of RFC 3463, or the one that the three digits stand for. */
    String enhanced() {
        Matcher matcher = ENHANCED.matcher(text);
        if (matcher.find()) {
            return matcher.group(1) + "." + matcher.group(2) + "." + matcher.group(3);
        }
        return switch (code) {
            case 550, 551, 553 -> "5.1.0";
            case 552 -> "5.2.2";
            case 452 -> "4.2.2";
            default -> code / 100 + ".0.0";
        };
    }

    /** Whether it will be the same next time. */
    boolean forGood() {
        return enhanced().startsWith("5");
    }

    @Override
    public String toString() {
        return code + " " + text;
    }
}
