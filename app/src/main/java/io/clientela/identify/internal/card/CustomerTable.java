package io.clientela.identify.internal.card;

import io.clientela.identify.CustomerCard;
import io.clientela.platform.Exports.Column;
import io.clientela.platform.Exports.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Customers as the rows of a table for other programs. */
final class CustomerTable {

    /** The columns. */
    static final List<Column> COLUMNS = List.of(
            Column.of("customer_id", Kind.WHOLE),
            Column.of("kind", Kind.TEXT),
            Column.of("name", Kind.TEXT),
            Column.of("city", Kind.TEXT),
            Column.of("province", Kind.TEXT),
            Column.of("area", Kind.TEXT),
            Column.of("country", Kind.TEXT),
            Column.of("email", Kind.TEXT),
            Column.of("phone", Kind.TEXT),
            Column.of("vat_number", Kind.TEXT),
            Column.of("tax_code", Kind.TEXT),
            Column.of("records", Kind.WHOLE),
            Column.of("currency", Kind.TEXT),
            Column.of("purchases", Kind.WHOLE),
            Column.of("lines", Kind.WHOLE),
            Column.decimal("net", 2),
            Column.decimal("returns", 2),
            Column.decimal("margin", 2),
            Column.of("first_purchase", Kind.DAY),
            Column.of("last_purchase", Kind.DAY));

    private CustomerTable() {}

    /** The cells of one customer in the order of the columns, null where there is no value. */
    static @Nullable Object[] row(CustomerCard card) {
        var total = card.main();
        return new @Nullable Object[] {
            card.customerId(),
            card.kind(),
            card.name(),
            card.city(),
            card.province(),
            card.area(),
            card.country(),
            card.email(),
            card.phone(),
            card.vatNumber(),
            card.taxCode(),
            card.records(),
            total.map(CustomerCard.Total::currency).orElse(null),
            total.map(CustomerCard.Total::purchases).orElse(null),
            total.map(CustomerCard.Total::lines).orElse(null),
            total.map(CustomerCard.Total::net).orElse(null),
            total.map(CustomerCard.Total::returns).orElse(null),
            total.flatMap(CustomerCard.Total::margin).orElse(null),
            total.flatMap(CustomerCard.Total::first).orElse(null),
            total.flatMap(CustomerCard.Total::last).orElse(null)
        };
    }
}
