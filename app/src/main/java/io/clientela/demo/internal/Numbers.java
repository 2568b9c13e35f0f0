package io.clientela.demo.internal;

import java.math.BigDecimal;

/** Writes numbers. */
final class Numbers {

    private Numbers() {}

    /** The number with noughts before it up to the length. */
    static String padded(long number, int length) {
        var text = Long.toString(number);
        return "0".repeat(Math.max(0, length - text.length())) + text;
    }

    /** Cents with a decimal comma. */
    static String comma(long cents) {
        return InvoiceXml.cents(cents).replace('.', ',');
    }

    /** Ten-thousandths with a decimal comma, two decimals where they suffice. */
    static String commaPrice(long tenThousandths) {
        return tenThousandths % 100 == 0
                ? comma(tenThousandths / 100)
                : BigDecimal.valueOf(tenThousandths, 4).toPlainString().replace('.', ',');
    }

    /** The number as it comes when a finger slips: a letter in it. */
    static String withLetter(String number) {
        var nought = number.lastIndexOf('0');
        return nought >= 0
                ? number.substring(0, nought) + "O" + number.substring(nought + 1)
                : number.substring(0, number.length() - 1) + "l";
    }
}
