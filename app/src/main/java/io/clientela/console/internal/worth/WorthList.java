package io.clientela.console.internal.worth;

import io.clientela.differentiate.CustomerWorth;
import io.clientela.identify.CustomerCard;
import io.clientela.identify.Customers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Some rows of a list of values, with the customers' cards.
 *
 * @param rows the rows
 * @param next the cursor of those that follow
 */
public record WorthList(List<Row> rows, Optional<String> next) {

    /** A customer with his value. */
    public record Row(CustomerCard card, CustomerWorth worth) {}

    static WorthList of(io.clientela.identify.Page<CustomerWorth> page, Customers customers) {
        Map<Long, CustomerCard> cards =
                customers
                        .cards(page.rows().stream()
                                .map(CustomerWorth::customerId)
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(CustomerCard::customerId, Function.identity()));
        // one who was joined into another since has no card any more
        return new WorthList(
                page.rows().stream()
                        .flatMap(worth -> Optional.ofNullable(cards.get(worth.customerId())).stream()
                                .map(card -> new Row(card, worth)))
                        .toList(),
                page.next());
    }
}
