package io.clientela.differentiate;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Named customers behind a figure of an analysis, some of them.
 *
 * @param columns what is told of each
 * @param customers how many there are in all
 * @param rows those on this page, in order
 */
public record CustomersBehind(List<Column> columns, long customers, List<Row> rows) {

    public CustomersBehind {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** What is told of a customer; the unit says how it is written. */
    public enum Column {
        PLACE(Feature.Unit.COUNT),
        PURCHASES(Feature.Unit.COUNT),
        NET(Feature.Unit.MONEY),
        NET_ALL(Feature.Unit.MONEY),
        MARGIN(Feature.Unit.MONEY),
        COST(Feature.Unit.MONEY),
        AFTER(Feature.Unit.MONEY),
        RETURN_ON_COST(Feature.Unit.SHARE),
        ORDERS(Feature.Unit.COUNT),
        RETURNS(Feature.Unit.COUNT),
        SMALL(Feature.Unit.COUNT),
        TIMES(Feature.Unit.COUNT),
        SAVED(Feature.Unit.MONEY),
        LOST(Feature.Unit.MONEY),
        DEPARTMENTS(Feature.Unit.WORD),
        DEPARTMENT(Feature.Unit.WORD),
        CATEGORIES(Feature.Unit.COUNT),
        ARTICLES(Feature.Unit.COUNT),
        CHANNEL(Feature.Unit.WORD),
        CHEAPER(Feature.Unit.WORD),
        TREND(Feature.Unit.LEVEL),
        ALIKE(Feature.Unit.SHARE),
        EXPECTED(Feature.Unit.MONEY),
        EXPECTED_LOW(Feature.Unit.MONEY),
        EXPECTED_HIGH(Feature.Unit.MONEY),
        VISITS(Feature.Unit.COUNT),
        DISCOUNTED(Feature.Unit.MONEY),
        GETS(Feature.Unit.MONEY),
        FAIR(Feature.Unit.MONEY),
        /** What he gets as a share of what he would get if everybody got the same share. */
        GIVEN(Feature.Unit.SHARE),
        SHORT(Feature.Unit.MONEY),
        SHORT_LOW(Feature.Unit.MONEY),
        SHORT_HIGH(Feature.Unit.MONEY),
        WHY(Feature.Unit.WORD),
        /** Who answers for him. */
        OWNER(Feature.Unit.WORD),
        ALONE(Feature.Unit.WORD),
        TOGETHER(Feature.Unit.WORD),
        RECORDS(Feature.Unit.COUNT),
        SILENT_DAYS(Feature.Unit.DAYS),
        FIRST_ON(Feature.Unit.DATE),
        LAST_ON(Feature.Unit.DATE);

        private final Feature.Unit unit;

        Column(Feature.Unit unit) {
            this.unit = unit;
        }

        /** How it is written. */
        public Feature.Unit unit() {
            return unit;
        }

        /** As it stands in statements and files. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One customer.
     *
     * @param customerId who
     * @param values one for each column: a BigDecimal, a LocalDate or a String; null where it is not known
     */
    public record Row(long customerId, List<@Nullable Object> values) {}

    /**
     * Which customers.
     *
     * @param list the name of the list, such as {@code band}
     * @param where what it is narrowed by: the parameters of the list
     */
    public record Cell(String list, Map<String, String> where) {

        public Cell {
            where = Map.copyOf(where);
        }
    }
}
