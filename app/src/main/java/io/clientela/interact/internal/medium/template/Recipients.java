package io.clientela.interact.internal.medium.template;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Rewards;
import io.clientela.interact.internal.medium.template.Fields.Customer;
import io.clientela.interact.internal.row.Languages;
import io.clientela.platform.Statements;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a template needs of customers, of many at once. */
@Component
class Recipients {

    private static final Statements SQL = Statements.of("interact/templates");

    private final JdbcClient database;
    private final Customers customers;
    private final Languages languages;
    private final ObjectProvider<Rewards> rewards;

    Recipients(JdbcClient database, Customers customers, Languages languages, ObjectProvider<Rewards> rewards) {
        this.database = database;
        this.customers = customers;
        this.languages = languages;
        this.rewards = rewards;
    }

    /**
     * What is needed besides names and languages.
     *
     * @param products what they buy
     * @param points what they have earned
     * @param agreedIn what they buy of those alone who consented in this dialogue that it is used to choose what is written to
     *     them; empty: of all
     */
    record Wanted(boolean products, boolean points, Optional<String> agreedIn) {}

    /** In the order asked; those whom nobody knows are left out. */
    List<Customer> read(Collection<Long> customerIds, Wanted wanted) {
        List<CustomerCard> cards = customers.cards(customerIds);
        Map<Long, String> spoken = languages.of(cards);
        Map<Long, List<String>> products = wanted.products() ? products(customerIds, wanted.agreedIn()) : Map.of();
        Map<Long, Rewards.Balance> balances = wanted.points() ? balances(customerIds) : Map.of();
        List<Customer> read = new ArrayList<>(cards.size());
        for (CustomerCard card : cards) {
            long id = card.customerId();
            String language = spoken.getOrDefault(id, "en");
            read.add(
                    customer(card, language, products.getOrDefault(id, List.of()), balances.getOrDefault(id, NOTHING)));
        }
        return read;
    }

    private static Customer customer(
            CustomerCard card, String language, List<String> products, Rewards.Balance balance) {
        Locale locale = language.equals("it") ? Locale.ITALY : Locale.UK;
        String expires = balance.expiresOn()
                .map(day -> DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day))
                .orElse("");
        return new Customer(
                card.customerId(),
                card.kind(),
                card.name(),
                card.city(),
                language,
                products,
                balance.points(),
                balance.expiring(),
                expires,
                balance.tier());
    }

    private static final Rewards.Balance NOTHING = new Rewards.Balance(0, 0, Optional.empty(), "");

    private Map<Long, Rewards.Balance> balances(Collection<Long> customerIds) {
        Rewards known = rewards.getIfAvailable();
        return known == null ? Map.of() : known.balances(customerIds);
    }

    /** In which language each of some customers is written to. */
    Map<Long, String> languages(Collection<Long> customerIds) {
        return languages.of(customerIds);
    }

    private Map<Long, List<String>> products(Collection<Long> customerIds, Optional<String> agreedIn) {
        Collection<Long> whose =
                agreedIn.map(dialogue -> profiled(customerIds, dialogue)).orElse(customerIds);
        Map<Long, List<String>> products = new HashMap<>();
        database.sql(SQL.get("products"))
                .param("customers", whose.toArray(Long[]::new))
                .query(row -> {
                    products.computeIfAbsent(row.getLong("customer_id"), id -> new ArrayList<>())
                            .add(row.getString("product"));
                });
        return products;
    }

    /** Those of some customers whose latest word consents that what they bought is used. */
    private Collection<Long> profiled(Collection<Long> customerIds, String dialogue) {
        return database.sql(SQL.get("profiled"))
                .param("dialogue", dialogue)
                .param("customers", customerIds.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }
}
