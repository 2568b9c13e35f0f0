package io.clientela.identify.internal.card;

import io.clientela.identify.Customers;
import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the values that can be chosen in filters, so that a list need not look through all cards for them. */
@Component
public class Choosing {

    private final Statements sql = Statements.of("identify/ledger");
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    /** Values in the given database. */
    public Choosing(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** The values that can be chosen. */
    Customers.Choices choices() {
        var values = new HashMap<String, List<String>>();
        jdbc.sql(sql.get("choices")).query(rs -> {
            values.computeIfAbsent(rs.getString("what"), w -> new ArrayList<>()).add(rs.getString("value"));
        });
        return new Customers.Choices(
                values.getOrDefault("source", List.of()),
                values.getOrDefault("department", List.of()),
                values.getOrDefault("channel", List.of()),
                values.getOrDefault("country", List.of()),
                values.getOrDefault("area", List.of()),
                values.getOrDefault("category", List.of()),
                values.getOrDefault("currency", List.of()));
    }

    /** Adds the values of the cards of some customers, in the transaction of the caller. */
    void learn(long[] customers) {
        write("learn-choices", customers);
    }

    /** Looks through all cards: the values are then those that occur. */
    public void renew() {
        transactions.executeWithoutResult(status -> {
            jdbc.sql(sql.get("lock")).query((rs, n) -> 0).list();
            write("forget-choices", null);
            write("learn-choices", null);
        });
    }

    private void write(String name, long @Nullable [] customers) {
        jdbc.sql(sql.get(name).replace("{occurring}", sql.get("occurring")))
                .param("ids", customers)
                .update();
    }
}
