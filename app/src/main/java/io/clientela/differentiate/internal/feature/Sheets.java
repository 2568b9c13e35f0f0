package io.clientela.differentiate.internal.feature;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;

/**
 * The documents of some customers with their lines, in arrays: documents by customer and day, lines by document. Amounts and
 * costs are in whole millionths, so that sums do not depend on their order (exact up to 9 · 10⁹).
 */
final class Sheets {

    static final int SALE = 0;
    static final int RETURN = 1;
    static final int DISCOUNT = 2;

    /** The hour of a document that tells none. */
    static final int NO_HOUR = 31;

    /** The department of a line that names none itself. */
    static final int NO_PLACE = -2;

    private static final double MILLION = 1e6;
    private static final int STEP = 1 << 16;
    private static final int WIDTH = 3;

    private long[] customers = new long[1024];
    private int[] firstDocument = new int[1024];
    private int size;

    private int[] days = new int[STEP];
    private long[] documentMarks = new long[STEP];
    private int[] firstLine = new int[0];
    private int documents;

    private int[] order = new int[0];
    private int[] documentOfLine = new int[STEP];
    private long[] lineFigures = new long[STEP * WIDTH]; // marks, amount and cost of each line side by side
    private int lines;

    private Sheets() {}

    /**
     * Reads them.
     *
     * @param heads a query for the documents in order
     * @param rows how many documents there are among which those are
     * @param body a query for the lines
     */
    static Sheets read(Connection picture, String heads, int rows, String body) throws SQLException {
        var sheets = new Sheets();
        var number = new int[rows];
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(heads)) {
            while (row.next()) {
                number[(int) row.getLong(1)] = sheets.documents;
                sheets.document(row.getLong(2), (int) row.getLong(3), row.getLong(4));
            }
        }
        sheets.firstDocument[sheets.size] = sheets.documents;
        try (var statement = picture.createStatement();
                var row = statement.executeQuery(body)) {
            while (row.next()) {
                sheets.line(number[(int) row.getLong(1)], row.getLong(2), row.getDouble(3), row.getDouble(4));
            }
        }
        sheets.sort();
        return sheets;
    }

    private void document(long customer, int day, long marks) {
        if (size == 0 || customers[size - 1] != customer) {
            if (size + 1 == customers.length) {
                customers = Arrays.copyOf(customers, size * 2 + 2);
                firstDocument = Arrays.copyOf(firstDocument, size * 2 + 2);
            }
            customers[size] = customer;
            firstDocument[size++] = documents;
        }
        if (documents == days.length) {
            int more = documents + (documents >> 1);
            days = Arrays.copyOf(days, more);
            documentMarks = Arrays.copyOf(documentMarks, more);
        }
        days[documents] = day;
        documentMarks[documents++] = marks;
    }

    private void line(int document, long marks, double amount, double cost) {
        if (lines == documentOfLine.length) {
            int more = lines + (lines >> 1);
            documentOfLine = Arrays.copyOf(documentOfLine, more);
            lineFigures = Arrays.copyOf(lineFigures, Math.multiplyExact(more, WIDTH));
        }
        documentOfLine[lines] = document;
        int at = lines++ * WIDTH;
        lineFigures[at] = marks;
        lineFigures[at + 1] = Double.doubleToRawLongBits(Math.rint(amount * MILLION));
        lineFigures[at + 2] = Double.doubleToRawLongBits(Math.rint(cost * MILLION));
    }

    /** Counts the lines of each document, then puts each line in its place. */
    private void sort() {
        firstLine = new int[documents + 1];
        for (int line = 0; line < lines; line++) {
            firstLine[documentOfLine[line] + 1]++;
        }
        for (int document = 0; document < documents; document++) {
            firstLine[document + 1] += firstLine[document];
        }
        order = new int[lines];
        var next = Arrays.copyOf(firstLine, documents);
        for (int line = 0; line < lines; line++) {
            order[next[documentOfLine[line]]++] = line;
        }
        documentOfLine = new int[0];
    }

    /** How many customers there are. */
    int size() {
        return size;
    }

    long customer(int at) {
        return customers[at];
    }

    /** The first document of a customer; his last one stands before the first of the next. */
    int firstDocument(int at) {
        return firstDocument[at];
    }

    /** The place of the first line of a document; its last one stands before the first of the next. */
    int firstLine(int document) {
        return firstLine[document];
    }

    /** Days since 1970. */
    int day(int document) {
        return days[document];
    }

    boolean sells(int document) {
        return (documentMarks[document] & 32) != 0;
    }

    /** The hour, {@link #NO_HOUR} where there is none. */
    int hour(int document) {
        return (int) (documentMarks[document] & NO_HOUR);
    }

    /** The department that the document names, -1 for none. */
    int place(int document) {
        return (int) (documentMarks[document] >> 6 & 0x3fffff) - 1;
    }

    int currency(int document) {
        return (int) (documentMarks[document] >> 28 & 0xffff);
    }

    int channel(int document) {
        return (int) (documentMarks[document] >> 44);
    }

    /** The line that stands at a place, by a number that the other questions take. */
    int line(int at) {
        return order[at] * WIDTH;
    }

    int product(int line) {
        return (int) (lineFigures[line] >> 32);
    }

    /** The department that the line names itself, -1 for one without a number, {@link #NO_PLACE} where it names none. */
    int ownPlace(int line) {
        return (int) (lineFigures[line] >> 4 & 0xfffffff) + NO_PLACE;
    }

    int kind(int line) {
        return (int) (lineFigures[line] >> 1 & 7);
    }

    boolean costKnown(int line) {
        return (lineFigures[line] & 1) != 0;
    }

    /** In millionths; no number where it is beyond the picture's reach. */
    double amount(int line) {
        return Double.longBitsToDouble(lineFigures[line + 1]);
    }

    double cost(int line) {
        return Double.longBitsToDouble(lineFigures[line + 2]);
    }
}
