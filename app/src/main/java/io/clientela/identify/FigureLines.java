package io.clientela.identify;

import io.clientela.identify.internal.input.table.FigureLinesReader;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts and figures from a table on disk, into no database: CSV, plain or {@code .gz}, or Excel. Encoding, separator, and
 * how numbers are written are recognised as by the import.
 */
public final class FigureLines {

    private FigureLines() {}

    /** Takes the lines, one after the other. */
    public interface Receiver {

        /**
         * A line.
         *
         * @param line its number in the file, from 1
         * @param texts the texts of the text columns, in the order asked, not empty
         * @param figures the numbers of the figure columns, in the order asked; null where the cell is empty
         */
        void line(long line, List<String> texts, List<@Nullable BigDecimal> figures);

        /** A line that was left out, and why: {@code missing-value}, {@code not-a-number}, {@code broken-quotes}. */
        void leftOut(Flaw flaw);
    }

    /**
     * Reads a file.
     *
     * @param texts the names of the columns with texts; a line without one of them is left out
     * @param figures the names of the columns with numbers
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it has no row that names these columns
     */
    public static void read(Path file, List<String> texts, List<String> figures, Receiver receiver) throws IOException {
        new FigureLinesReader(file, texts, figures, receiver).run();
    }
}
