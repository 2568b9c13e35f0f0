package io.clientela.identify;

import io.clientela.identify.internal.input.table.PurchaseLinesReader;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * Reads who bought when, and for how much, from a table on disk, into no database: CSV, plain or {@code .gz}, or Excel.
 * Encoding, separator, and how dates and numbers are written are recognised as by the import.
 */
public final class PurchaseLines {

    private PurchaseLines() {}

    /** Takes the lines, one after the other. */
    public interface Receiver {

        /**
         * A line.
         *
         * @param customer the text of the customer's column, not empty
         * @param day the day of the purchase
         * @param amount the product of the amount columns; 1 where none is named
         */
        void line(String customer, LocalDate day, BigDecimal amount);

        /** A line that was left out, and why; {@code missing-value} where it names no customer. */
        void leftOut(Flaw flaw);
    }

    /**
     * Reads a file.
     *
     * @param customer the name of the column with the customer
     * @param date the name of the column with the day
     * @param amounts the names of the columns whose product is the amount; may be empty
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it has no row that names these columns
     */
    public static void read(Path file, String customer, String date, List<String> amounts, Receiver receiver)
            throws IOException {
        new PurchaseLinesReader(file, customer, date, amounts, receiver).run();
    }
}
