package io.clientela.interact.internal.conversation;

import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import io.clientela.interact.Conversations.Way;
import io.clientela.interact.Medium;
import io.clientela.interact.internal.medium.Carrier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** By which media a customer can be answered, with what each costs and how long it takes. */
@Component
class Ways {

    private final JdbcClient database;
    private final Customers customers;
    private final ObjectProvider<Carrier> carriers;

    Ways(JdbcClient database, Customers customers, ObjectProvider<Carrier> carriers) {
        this.database = database;
        this.customers = customers;
        this.carriers = carriers;
    }

    /** The one he used last in front, then those that are set up. */
    List<Way> of(long customerId) {
        var card = customers.card(customerId);
        if (card.isEmpty()) {
            return List.of();
        }
        var used = database.sql(Inbox.SQL.get("last-turn"))
                .param("customer", customerId)
                .query((row, number) -> Medium.valueOf(row.getString("medium")))
                .optional();
        var found = new ArrayList<Way>();
        for (var medium : Medium.values()) {
            address(medium, card.get()).ifPresent(address -> found.add(way(medium, address)));
        }
        found.sort(Comparator.comparing(
                        (Way way) -> !used.filter(way.medium()::equals).isPresent())
                .thenComparing(way -> !way.usable())
                .thenComparing(Way::medium));
        return List.copyOf(found);
    }

    private static Optional<String> address(Medium medium, CustomerCard card) {
        return switch (medium) {
            case EMAIL -> Optional.of(card.email()).filter(text -> !text.isEmpty());
            case SMS, PHONE -> Optional.of(card.phone()).filter(text -> !text.isEmpty());
            case LETTER -> Optional.of(card.city()).filter(text -> !text.isEmpty());
            case WEB -> Optional.of("");
            case WEBHOOK -> Optional.empty();
        };
    }

    private Way way(Medium medium, String address) {
        return carriers.stream()
                .filter(carrier -> carrier.medium() == medium)
                .findFirst()
                .map(Carrier::standing)
                .map(standing -> new Way(
                        medium,
                        address,
                        standing.usable(),
                        Optional.of(standing.cost()),
                        standing.currency(),
                        standing.delay()))
                .orElseGet(() -> new Way(medium, address, false, Optional.empty(), "", Duration.ZERO));
    }
}
