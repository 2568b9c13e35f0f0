package io.clientela.identify.internal.card;

import io.clientela.identify.CustomerFilter;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns a filter into the condition of a list.
 *
 * <p>A part on purchases can be common (who bought in this year) or seldom (who bought this product). If few customers
 * come into question, they are fetched first and only their cards are read and sorted. If many do, the list walks the
 * index of its order and looks each customer's purchases up until the page is full, which is soon. Either way the ledger
 * is not read from end to end.
 */
@Component
final class Conditions {

    /** Up to so many customers are fetched first; it is also the bound up to which a list is counted. */
    static final int FEW = 10_000;

    private final Statements sql = Statements.of("identify/lists");
    private final JdbcClient jdbc;
    private final Filtered filtered;
    private final int few;

    @Autowired
    Conditions(JdbcClient jdbc, Filtered filtered) {
        this(jdbc, filtered, FEW);
    }

    Conditions(JdbcClient jdbc, Filtered filtered, int few) {
        this.jdbc = jdbc;
        this.filtered = filtered;
        this.few = few;
    }

    /** The condition of a filter; it holds as long as nobody buys, so it is made anew for each question. */
    Condition of(CustomerFilter filter) {
        var parts = new Parts(filter);
        var parameters = new HashMap<>(filtered.parameters(filter));
        parameters.put("oneEnded", parts.oneEnded());
        parameters.put("byCurrency", parts.together() && parts.count() == 1);
        parameters.put("products", parts.product() ? products(parameters) : null);
        var pieces = new ArrayList<String>(List.of("traits"));
        if (filter.recordSource().isPresent()) {
            narrow("of-source", parameters);
        }
        if (parts.product() && !narrow("buyers-of-products", parameters)) {
            pieces.add("with-product");
        }
        if (parts.period() && (parts.oneEnded() || !narrow("buyers-in-period", parameters))) {
            pieces.add("in-period");
        }
        if (parts.together()) {
            pieces.add(parts.onLines() ? "together-on-lines" : "together-on-documents");
        }
        return new Condition(
                String.join("\n    AND ", pieces.stream().map(sql::get).toList()), parameters, pieces.size() > 1);
    }

    private int[] products(Map<String, @Nullable Object> parameters) {
        return jdbc.sql(sql.get("products")).params(parameters).query(Integer.class).list().stream()
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Narrows the customers to those of a statement, if they are few. */
    private boolean narrow(String statement, Map<String, @Nullable Object> parameters) {
        var found = jdbc.sql(sql.get(statement))
                .params(parameters)
                .param("most", few + 1)
                .query(Long.class)
                .list();
        if (found.size() > few) {
            return false;
        }
        LongStream ids = found.stream().mapToLong(Long::longValue).sorted().distinct();
        if (parameters.get("customers") instanceof long[] others) {
            long[] sorted = Arrays.stream(others).sorted().toArray();
            ids = ids.filter(id -> Arrays.binarySearch(sorted, id) >= 0);
        }
        parameters.put("customers", ids.toArray());
        return true;
    }

    /** The parts of a filter that speak of purchases. */
    private record Parts(CustomerFilter filter) {

        boolean product() {
            return filter.productKey().isPresent() || filter.category().isPresent();
        }

        boolean period() {
            return filter.from().isPresent() || filter.to().isPresent();
        }

        /** A period open at one end alone: the card's first or last purchase tells, for a customer of one currency. */
        boolean oneEnded() {
            return filter.from().isPresent() != filter.to().isPresent();
        }

        /** How many parts there are that have to hold for one line, the currency aside. */
        long count() {
            return Stream.of(filter.purchaseSource(), filter.department(), filter.channel())
                            .filter(Optional::isPresent)
                            .count()
                    + (product() ? 1 : 0)
                    + (period() ? 1 : 0);
        }

        /** Whether it does not suffice that each part holds for some line. Days are kept by currency. */
        boolean together() {
            return count() > 1 || (count() == 1 && filter.currency().isPresent() && !period());
        }

        /** What only the lines tell; the rest stands on their documents. */
        boolean onLines() {
            return filter.department().isPresent() || product();
        }
    }
}
