package io.clientela.identify.internal.input.table;

/**
 * How numbers are written.
 *
 * @param decimal the decimal separator, {@code '.'} or {@code ','}
 * @param certain whether the sample left no doubt about it
 */
public record NumberStyle(char decimal, boolean certain) {

    /** Decimal point, thousands by comma, apostrophe or space: {@code 1,234.56}. */
    public static final NumberStyle POINT = new NumberStyle('.', true);

    /** Decimal comma, thousands by point, apostrophe or space: {@code 1.234,56}. */
    public static final NumberStyle COMMA = new NumberStyle(',', true);

    public NumberStyle {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("not a decimal separator: '" + decimal + "'");
        }
    }

    /** The character that may stand between thousands besides space and apostrophe. */
    public char grouping() {
        return decimal == '.' ? ',' : '.';
    }
}
