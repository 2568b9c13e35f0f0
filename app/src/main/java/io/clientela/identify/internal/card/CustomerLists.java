package io.clientela.identify.internal.card;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.Page;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of customers, by page. */
@Component
final class CustomerLists {

    /** Beyond this number the count is an estimate. */
    private static final int COUNTED = 10_000;

    private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\": ([0-9]+)");

    private static final int EXPORT_PAGE = 2_000;

    private final Statements sql = Statements.of("identify/lists");
    private final JdbcClient jdbc;
    private final CardReader cards;
    private final Filtered filtered;

    CustomerLists(JdbcClient jdbc, CardReader cards, Filtered filtered) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.filtered = filtered;
    }

    Page<CustomerCard> list(CustomerFilter filter, CustomerSort sort, Optional<String> cursor, int limit) {
        return page(filtered.parameters(filter), sort, cursor.map(Cursor::parse), limit);
    }

    /** Hands all customers of a filter over, in order. */
    void each(CustomerFilter filter, CustomerSort sort, Consumer<CustomerCard> to) {
        var parameters = filtered.parameters(filter);
        Optional<String> cursor = Optional.empty();
        do {
            var page = page(parameters, sort, cursor.map(Cursor::parse), EXPORT_PAGE);
            page.rows().forEach(to);
            cursor = page.next();
        } while (cursor.isPresent());
    }

    Customers.Count count(CustomerFilter filter) {
        var parameters = filtered.parameters(filter);
        long some = jdbc.sql(complete("count"))
                .params(parameters)
                .param("most", COUNTED + 1)
                .query(Long.class)
                .single();
        return some <= COUNTED
                ? new Customers.Count(some, true)
                : new Customers.Count(Math.max(some, estimate(parameters)), false);
    }

    private long estimate(Map<String, @Nullable Object> parameters) {
        String plan = String.join(
                "",
                jdbc.sql(complete("estimate"))
                        .params(parameters)
                        .query(String.class)
                        .list());
        var rows = PLAN_ROWS.matcher(plan);
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }

    private Page<CustomerCard> page(
            Map<String, @Nullable Object> parameters, CustomerSort sort, Optional<Cursor> cursor, int limit) {
        if (limit < 1 || limit > EXPORT_PAGE) {
            throw new IllegalArgumentException("not from 1 to " + EXPORT_PAGE + " rows: " + limit);
        }
        List<Cursor> places = new ArrayList<>(jdbc.sql(complete(statement(sort)))
                .params(parameters)
                .param("place", cursor.map(Cursor::place).orElse(null))
                .param("id", cursor.map(Cursor::id).orElse(0L))
                .param("limit", limit + 1)
                .query((rs, n) -> new Cursor(rs.getString("place"), rs.getLong("customer_id")))
                .list());
        Optional<String> next = Optional.empty();
        if (places.size() > limit) {
            places.removeLast();
            next = Optional.of(places.getLast().text());
        }
        return new Page<>(cards.cards(places.stream().map(Cursor::id).toList()), next);
    }

    private String complete(String name) {
        return sql.get(name).replace("{filter}", sql.get("filter"));
    }

    private static String statement(CustomerSort sort) {
        return switch (sort) {
            case NAME -> "by-name";
            case NET -> "by-net";
            case LAST_PURCHASE -> "by-last-purchase";
            case FIRST_PURCHASE -> "by-first-purchase";
            case PURCHASES -> "by-purchases";
            case NEWEST -> "by-newest";
        };
    }
}
