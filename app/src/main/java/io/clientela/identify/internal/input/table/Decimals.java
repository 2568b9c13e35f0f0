package io.clientela.identify.internal.input.table;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * Reads decimal numbers from characters, exactly, in one style.
 *
 * <p>Accepted: a sign before or behind, or brackets for a negative number; figures with at most one decimal separator;
 * thousands set apart by the style's grouping character, a space or an apostrophe, in groups of three; a currency symbol
 * or code before or behind; a per cent sign behind; an exponent ({@code 1.5E3}).
 */
final class Decimals {

    private static final int LONG_DIGITS = 18;

    private final NumberStyle style;
    private long unscaled;
    private int digits;
    private int scale;

    Decimals(NumberStyle style) {
        this.style = style;
    }

    /**
     * The number in a cell, or null where it is none.
     *
     * @param from where the text starts, inclusive
     * @param to where it ends, exclusive
     * @param plain whether the decimal separator is a point and nothing groups, whatever the style
     */
    @Nullable
    BigDecimal parse(char[] text, int from, int to, boolean plain) {
        var start = skipDecoration(text, from, to);
        var end = dropDecoration(text, start, to);
        if (start >= end) {
            return null;
        }
        var negative = false;
        if (text[start] == '(' && text[end - 1] == ')') {
            negative = true;
            start = skipDecoration(text, start + 1, end - 1);
            end = dropDecoration(text, start, end - 1);
        } else if (isMinus(text[start]) || text[start] == '+') {
            negative = text[start] != '+';
            start = skipDecoration(text, start + 1, end);
        } else if (isMinus(text[end - 1])) {
            negative = true;
            end = dropDecoration(text, start, end - 1);
        }
        var value = unsigned(text, start, end, plain ? '.' : style.decimal(), plain ? '\'' : style.grouping());
        return value == null || !negative ? value : value.negate();
    }

    /** The number in a text, or null where it is none. */
    @Nullable
    BigDecimal parse(String text) {
        var chars = text.toCharArray();
        return parse(chars, 0, chars.length, false);
    }

    private @Nullable BigDecimal unsigned(char[] text, int from, int to, char decimal, char grouping) {
        unscaled = 0;
        digits = 0;
        scale = 0;
        var point = -1;
        var group = -1;
        for (var i = from; i < to; i++) {
            var c = text[i];
            if (c >= '0' && c <= '9') {
                unscaled = unscaled * 10 + (c - '0');
                digits++;
            } else if (c == decimal && point < 0 && (group < 0 || i - group == 4)) {
                point = i;
            } else if (point < 0
                    && isGroup(c, grouping)
                    && digits > 0
                    && (group < 0 ? i - from <= 3 : i - group == 4)) {
                group = i;
            } else {
                return c == 'E' || c == 'e' ? exponential(text, from, to, decimal) : null;
            }
        }
        if (digits == 0 || (group >= 0 && point < 0 && to - group != 4)) {
            return null;
        }
        scale = point < 0 ? 0 : to - point - 1;
        return digits <= LONG_DIGITS ? BigDecimal.valueOf(unscaled, scale) : large(text, from, to, decimal);
    }

    private static boolean isGroup(char c, char grouping) {
        return c == grouping || c == ' ' || c == '\'' || c == '’' || c == '\u00A0' || c == '\u202F';
    }

    private static @Nullable BigDecimal large(char[] text, int from, int to, char decimal) {
        var plain = new StringBuilder(to - from);
        for (var i = from; i < to; i++) {
            if (text[i] == decimal) {
                plain.append('.');
            } else if (text[i] >= '0' && text[i] <= '9') {
                plain.append(text[i]);
            }
        }
        return plain.length() > 60 ? null : new BigDecimal(plain.toString());
    }

    private static @Nullable BigDecimal exponential(char[] text, int from, int to, char decimal) {
        if (to - from > 30) {
            return null;
        }
        try {
            var value = new BigDecimal(new String(text, from, to - from).replace(decimal, '.'));
            return Math.abs(value.scale()) > 30 || value.precision() - value.scale() > 30 ? null : value;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean isMinus(char c) {
        return c == '-' || c == '−' || c == '–';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\u00A0' || c == '\u202F';
    }

    private static boolean isSymbol(char c) {
        return c == '€' || c == '$' || c == '£' || c == '¥' || c == '₹';
    }

    private static int skipDecoration(char[] text, int from, int to) {
        var i = from;
        while (i < to && (isSpace(text[i]) || isSymbol(text[i]))) {
            i++;
        }
        return to - i > 3 && isCode(text, i) ? skipDecoration(text, i + 3, to) : i;
    }

    private static int dropDecoration(char[] text, int from, int to) {
        var i = to;
        while (i > from && (isSpace(text[i - 1]) || isSymbol(text[i - 1]) || text[i - 1] == '%')) {
            i--;
        }
        return i - from > 3 && isCode(text, i - 3) ? dropDecoration(text, from, i - 3) : i;
    }

    private static boolean isCode(char[] text, int at) {
        return isCapital(text[at]) && isCapital(text[at + 1]) && isCapital(text[at + 2]) && isCurrency(text, at);
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isCurrency(char[] text, int at) {
        try {
            return Currency.getInstance(new String(text, at, 3)) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
