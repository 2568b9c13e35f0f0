package io.clientela.identify.internal.card;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import io.clientela.identify.Customers;
import io.clientela.identify.Page;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists of customers, by page. */
@Component
final class CustomerLists {

    /** Beyond this number the count is an estimate. */
    private static final int COUNTED = Conditions.FEW;

    /** Firms of up to so many customers are counted in any case. */
    private static final int SMALL = 50_000;

    /** How many customers are looked at to tell how many there are about. */
    private static final int DRAWN = 10_000;

    private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\": ([0-9]+)");

    private static final int EXPORT_PAGE = 2_000;

    private final Statements sql = Statements.of("identify/lists");
    private final JdbcClient jdbc;
    private final CardReader cards;
    private final Conditions conditions;

    CustomerLists(JdbcClient jdbc, CardReader cards, Conditions conditions) {
        this.jdbc = jdbc;
        this.cards = cards;
        this.conditions = conditions;
    }

    Page<CustomerCard> list(CustomerFilter filter, CustomerSort sort, Optional<String> cursor, int limit) {
        return page(conditions.of(filter), order(filter, sort), cursor.map(Cursor::parse), limit);
    }

    /** Hands all customers of a filter over, in order. */
    void each(CustomerFilter filter, CustomerSort sort, Consumer<CustomerCard> to) {
        var condition = conditions.of(filter);
        Optional<String> cursor = Optional.empty();
        do {
            var page = page(condition, order(filter, sort), cursor.map(Cursor::parse), EXPORT_PAGE);
            page.rows().forEach(to);
            cursor = page.next();
        } while (cursor.isPresent());
    }

    Customers.Count count(CustomerFilter filter) {
        var condition = conditions.of(filter);
        long all = jdbc.sql(sql.get("about-all")).query(Long.class).single();
        if (condition.probing() && all > SMALL && condition.parameters().get("customers") == null) {
            return sample(condition, all);
        }
        long some = jdbc.sql(complete("count", condition))
                .params(condition.parameters())
                .param("most", COUNTED + 1)
                .query(Long.class)
                .single();
        return some <= COUNTED
                ? new Customers.Count(some, true)
                : new Customers.Count(Math.max(some, estimate(condition)), false);
    }

    private long estimate(Condition condition) {
        String plan = String.join(
                "",
                jdbc.sql(complete("estimate", condition))
                        .params(condition.parameters())
                        .query(String.class)
                        .list());
        var rows = PLAN_ROWS.matcher(plan);
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }

    private Customers.Count sample(Condition condition, long all) {
        return jdbc.sql(complete("sample", condition))
                .params(condition.parameters())
                .param("percent", Math.min(100.0, 100.0 * DRAWN / all))
                .query((rs, n) -> new Customers.Count(
                        Math.round((double) all * rs.getLong("shown") / Math.max(1, rs.getLong("drawn"))), false))
                .single();
    }

    private Page<CustomerCard> page(Condition condition, CustomerSort sort, Optional<Cursor> cursor, int limit) {
        if (limit < 1 || limit > EXPORT_PAGE) {
            throw new IllegalArgumentException("not from 1 to " + EXPORT_PAGE + " rows: " + limit);
        }
        List<Cursor> places = new ArrayList<>(jdbc.sql(complete(statement(sort), condition))
                .params(condition.parameters())
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

    private String complete(String name, Condition condition) {
        return sql.get(name).replace("{condition}", condition.sql());
    }

    /** Those who never bought are equal in all that a purchase sets; the rest of each order is that of their numbers. */
    private static CustomerSort order(CustomerFilter filter, CustomerSort sort) {
        boolean prospects = filter.bought().isPresent() && !filter.bought().get();
        return prospects && sort != CustomerSort.NAME ? CustomerSort.NEWEST : sort;
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
