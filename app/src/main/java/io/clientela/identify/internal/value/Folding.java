package io.clientela.identify.internal.value;

import java.text.Normalizer;
import java.util.Locale;

/** Brings words to a form in which case, accents and punctuation do not count. */
public final class Folding {

    private Folding() {}

    /**
     * The text in lower case, without accents, every run of other characters than letters and figures as one space:
     * {@code "Città di  S. Donà"} becomes {@code "citta di s dona"}.
     */
    public static String fold(String text) {
        var plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFD);
        var lower = plain.toLowerCase(Locale.ROOT);
        var folded = new StringBuilder(lower.length());
        var gap = false;
        for (var i = 0; i < lower.length(); i++) {
            var c = lower.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                if (gap && !folded.isEmpty()) {
                    folded.append(' ');
                }
                gap = false;
                append(folded, c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                gap = true;
            }
        }
        return folded.toString();
    }

    /** The letters and figures of the text alone, in upper case: {@code "IT 007.4311-0157"} becomes {@code "IT00743110157"}. */
    public static String squeeze(String text) {
        var squeezed = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                squeezed.append(Character.toUpperCase(c));
            }
        }
        return squeezed.toString();
    }

    private static void append(StringBuilder folded, char c) {
        switch (c) {
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'ø' -> folded.append('o');
            case 'ł' -> folded.append('l');
            case 'đ' -> folded.append('d');
            case 'ı' -> folded.append('i');
            default -> folded.append(c);
        }
    }

    private static boolean isAscii(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }
}
