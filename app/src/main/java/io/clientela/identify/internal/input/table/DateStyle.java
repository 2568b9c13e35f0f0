package io.clientela.identify.internal.input.table;

/**
 * How dates of figures are written. A date that starts with four figures is read as year-month-day whatever the style.
 *
 * @param order which part stands first
 * @param certain whether the sample left no doubt about it
 */
public record DateStyle(Order order, boolean certain) {

    /** The order of day, month and year. */
    public enum Order {
        DAY_MONTH_YEAR,
        MONTH_DAY_YEAR,
        YEAR_MONTH_DAY
    }

    public static final DateStyle ISO = new DateStyle(Order.YEAR_MONTH_DAY, true);
    public static final DateStyle DAY_FIRST = new DateStyle(Order.DAY_MONTH_YEAR, true);
    public static final DateStyle MONTH_FIRST = new DateStyle(Order.MONTH_DAY_YEAR, true);
}
