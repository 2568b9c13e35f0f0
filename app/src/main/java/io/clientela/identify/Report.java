package io.clientela.identify;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A table over two dimensions of the ledger in one currency, whose cells open to their customers.
 *
 * @param question what was asked
 * @param rows the headings of the rows, the largest first (periods in order), "others" last
 * @param columns the headings of the columns likewise
 * @param cells the values by row and column; empty where nothing was bought
 * @param rowTotals the value over each whole row (for customers: distinct ones, not the sum)
 * @param columnTotals the value over each whole column
 * @param total the value over the whole table
 * @param ledger the same value computed from the ledger alone, without the table
 */
public record Report(
        Question question,
        List<Heading> rows,
        List<Heading> columns,
        List<List<Optional<BigDecimal>>> cells,
        List<Optional<BigDecimal>> rowTotals,
        List<Optional<BigDecimal>> columnTotals,
        BigDecimal total,
        BigDecimal ledger) {

    /** By what a report can be split. */
    public enum Dimension {
        PRODUCT,
        CATEGORY,
        DEPARTMENT,
        CUSTOMER,
        COUNTRY,
        AREA,
        CHANNEL,
        SOURCE,
        YEAR,
        QUARTER,
        MONTH,
        /** No split: one heading over everything. */
        ALL;

        /** Whether its headings are periods, which stand in order of time. */
        public boolean isPeriod() {
            return this == YEAR || this == QUARTER || this == MONTH;
        }
    }

    /** What a report counts. */
    public enum Measure {
        /** Amounts without tax, returns taken off. */
        NET,
        /** Quantities of sales and returns, whatever their unit. */
        QUANTITY,
        /** The margin on lines of which the cost is known. */
        MARGIN,
        /** What the goods cost the firm, where it is known; returns taken off. */
        COST,
        /** What went back, zero or below. */
        RETURNS,
        /** Distinct customers. */
        CUSTOMERS,
        /** Distinct documents. */
        DOCUMENTS
    }

    /**
     * What is asked of the ledger; rows and columns differ.
     *
     * @param filter which customers and purchases count
     * @param currency ISO 4217
     * @param most how many headings stand on their own on each side, from 1 to 200; the rest are "others"
     */
    public record Question(
            Dimension rows, Dimension columns, Measure measure, String currency, CustomerFilter filter, int most) {

        public Question {
            if (most < 1 || most > 200) {
                throw new IllegalArgumentException("not from 1 to 200 headings: " + most);
            }
            if (rows == columns && rows != Dimension.ALL) {
                throw new IllegalArgumentException("rows and columns are both " + rows);
            }
        }

        /** The same question with rows and columns changed over. */
        public Question flipped() {
            return new Question(/* rows= */ columns, /* columns= */ rows, measure, currency, filter, most);
        }

        /**
         * The filter under which the list shows the customers behind a cell; empty for "others", which cannot be opened.
         *
         * @param row the heading of the row, empty for the total over all rows
         * @param column the heading of the column, empty for the total over all columns
         */
        public Optional<CustomerFilter> opens(Optional<Heading> row, Optional<Heading> column) {
            if (row.filter(Heading::others).isPresent()
                    || column.filter(Heading::others).isPresent()) {
                return Optional.empty();
            }
            var narrowed = filter.with().currency(currency);
            row.ifPresent(heading -> Headings.narrow(narrowed, heading));
            column.ifPresent(heading -> Headings.narrow(narrowed, heading));
            return Optional.of(narrowed.build());
        }
    }

    /**
     * One heading.
     *
     * @param dimension the dimension it is a value of
     * @param key the value's key: a code, a number, a period such as {@code 2026-Q1}; empty for "not stated"
     * @param label the words to show; empty for "not stated"
     * @param others whether it stands for all that have no heading of their own
     */
    public record Heading(Dimension dimension, String key, String label, boolean others) {}

    public Report {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = cells.stream().map(List::copyOf).toList();
        rowTotals = List.copyOf(rowTotals);
        columnTotals = List.copyOf(columnTotals);
    }

    /** What the table leaves out of the ledger; zero when all is well. */
    public BigDecimal difference() {
        return ledger.subtract(total);
    }
}
