package io.clientela.identify.internal.input.table;

import java.nio.charset.Charset;

/**
 * How a table lies in its file.
 *
 * @param container text or workbook
 * @param charset the encoding of a text table; UTF-8 for a workbook
 * @param separator the separator between cells of a text table
 * @param quote the character around cells that hold separators or line ends; 0 where the file uses none
 * @param sheet the sheet of a workbook from 0; 0 for text
 * @param headerLine the line of the column names from 1, or 0 where the table has none; rows above it are titles
 * @param numbers how numbers are written
 * @param dates how dates are written
 */
public record TableFormat(
        Container container,
        Charset charset,
        char separator,
        char quote,
        int sheet,
        long headerLine,
        NumberStyle numbers,
        DateStyle dates) {

    /** Text or workbook. */
    public enum Container {
        TEXT,
        WORKBOOK
    }

    public TableFormat {
        if (headerLine < 0 || sheet < 0) {
            throw new IllegalArgumentException("a line or sheet below 0: " + headerLine + ", " + sheet);
        }
    }

    /** The same in another encoding. */
    public TableFormat with(Charset other) {
        return new TableFormat(container, other, separator, quote, sheet, headerLine, numbers, dates);
    }

    /** The same on another sheet, from 0. */
    public TableFormat onSheet(int other) {
        return new TableFormat(container, charset, separator, quote, other, headerLine, numbers, dates);
    }

    /** The same with numbers and dates written in the given styles. */
    public TableFormat with(NumberStyle numberStyle, DateStyle dateStyle) {
        return new TableFormat(container, charset, separator, quote, sheet, headerLine, numberStyle, dateStyle);
    }
}
