package io.clientela.interact.internal.row;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.platform.Statements;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which language a customer is written to, whatever it is about: the one that his latest record states, else that of his
 * country, and Italian where no country is known.
 */
@Component
public class Languages {

    private static final Statements SQL = Statements.of("interact/languages");
    private static final Set<String> ITALIAN = Set.of("", "IT", "SM", "VA");

    private final JdbcClient database;
    private final Customers customers;

    Languages(JdbcClient database, Customers customers) {
        this.database = database;
        this.customers = customers;
    }

    /** That of each of some customers, as two letters; those whom nobody knows are missing. */
    public Map<Long, String> of(Collection<Long> customerIds) {
        return of(customers.cards(customerIds));
    }

    /** That of the customers of some cards. */
    public Map<Long, String> of(List<CustomerCard> cards) {
        Map<Long, String> languages = new HashMap<>();
        for (CustomerCard card : cards) {
            languages.put(card.customerId(), ITALIAN.contains(card.country()) ? "it" : "en");
        }
        database.sql(SQL.get("stated"))
                .param("customers", languages.keySet().toArray(Long[]::new))
                .query(row -> {
                    String stated = row.getString("language");
                    if (stated.matches("[a-z]{2}")) {
                        languages.put(row.getLong("customer_id"), stated);
                    }
                });
        return languages;
    }
}
