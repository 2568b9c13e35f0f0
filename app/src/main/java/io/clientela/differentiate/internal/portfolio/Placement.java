package io.clientela.differentiate.internal.portfolio;

import io.clientela.differentiate.Portfolios.Portfolio;
import io.clientela.differentiate.internal.portfolio.Rule.Newcomer;
import io.clientela.differentiate.internal.portfolio.Rule.Taker;
import io.clientela.differentiate.internal.portfolio.Versions.State;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps every customer in exactly one portfolio: new ones are placed by the rule in force, those who became part of
 * another customer leave, and one whose join is undone comes back to where he was. Nothing happens before portfolios were
 * accepted.
 */
@Component
public class Placement {

    private static final Statements SQL = Statements.of("differentiate/portfolios");
    private static final String SYSTEM = "system";

    private final JdbcClient database;
    private final Versions versions;
    private final PortfolioReader reader;

    Placement(JdbcClient database, Versions versions, PortfolioReader reader) {
        this.database = database;
        this.versions = versions;
        this.reader = reader;
    }

    private record Row(Newcomer newcomer, long left) {}

    /** Looks at all customers, and adds all portfolios up. @return how many were placed or left */
    @Transactional
    public int sweep() {
        int moved = put(null);
        if (reader.anyVersion()) {
            versions.sums(List.of(), true);
        }
        return moved;
    }

    /** Looks at some customers, and adds their portfolios up. @return how many were placed or left */
    @Transactional
    public int place(Collection<Long> some) {
        if (some.isEmpty() || !reader.anyVersion()) {
            return 0;
        }
        int moved = put(ids(some));
        versions.sums(
                database.sql(SQL.get("portfolios-of"))
                        .param("ids", ids(some))
                        .query(Long.class)
                        .list(),
                false);
        return moved;
    }

    private static long[] ids(Collection<Long> some) {
        return some.stream().mapToLong(Long::longValue).toArray();
    }

    private int put(long @Nullable [] some) {
        if (!reader.anyVersion()) {
            return 0;
        }
        versions.turn();
        var portfolios = reader.portfolios(null);
        var gone = asked("gone", some).query(Long.class).list();
        var rows = asked("newcomers", some).query(Placement::row).list();
        if (portfolios.isEmpty() || (gone.isEmpty() && rows.isEmpty())) {
            return 0;
        }
        long version = versions.begin(SYSTEM, "placed", "", Map.of("new", rows.size(), "gone", gone.size()));
        versions.target();
        fill(rows, portfolios.stream().map(Placement::taker).toList());
        versions.fill(ids(gone), new @Nullable Long[gone.size()]);
        int moved = versions.apply(version);
        versions.sums(version, false);
        return moved;
    }

    /**
     * Adds everybody to the table of who goes where who is not in it yet, by the rule of these portfolios.
     *
     * @param states portfolios in force, at least one
     */
    void placeOthers(List<State> states) {
        var sizes = new HashMap<Long, Integer>();
        database.sql(SQL.get("target-sizes")).query((ResultSet row) -> {
            sizes.put(row.getLong("to_id"), row.getInt("customers"));
        });
        var others = database.sql(SQL.get("newcomers-of-target"))
                .query(Placement::row)
                .list();
        fill(
                others,
                states.stream()
                        .map(one -> new Taker(one.portfolioId(), one.cells(), sizes.getOrDefault(one.portfolioId(), 0)))
                        .toList());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                new Newcomer(
                        row.getLong("customer_id"),
                        row.getInt("tier"),
                        row.getString("need"),
                        row.getString("area"),
                        row.getString("province")),
                row.getLong("left_id"));
    }

    private static Taker taker(Portfolio one) {
        return new Taker(one.portfolioId(), one.cells(), one.sum().size());
    }

    private void fill(List<Row> rows, List<Taker> takers) {
        var rule = new Rule(takers);
        var inForce = takers.stream().map(Taker::portfolioId).collect(Collectors.toSet());
        var customers = new long[rows.size()];
        @Nullable Long[] to = new @Nullable Long[rows.size()];
        for (int i = 0; i < customers.length; i++) {
            var row = rows.get(i);
            customers[i] = row.newcomer().customerId();
            to[i] = inForce.contains(row.left()) ? Long.valueOf(row.left()) : Long.valueOf(rule.place(row.newcomer()));
        }
        versions.fill(customers, to);
    }

    private JdbcClient.StatementSpec asked(String name, long @Nullable [] some) {
        return database.sql(SQL.get(name)).param("all", some == null).param("ids", some == null ? new long[0] : some);
    }
}
