package io.clientela.console.internal.customers;

import io.clientela.console.internal.shell.Words;
import io.clientela.identify.Customers;
import io.clientela.identify.Report.Dimension;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The filters of a list as a person reads them: products and customers by name, days and kinds in words. */
final class FilterWords {

    private final Customers customers;
    private final Words words;

    FilterWords(Customers customers, Words words) {
        this.customers = customers;
        this.words = words;
    }

    /** The name of each filter in an address to its value in words. */
    Map<String, String> of(Map<String, String> filters) {
        Map<String, String> read = new LinkedHashMap<>();
        filters.forEach((name, value) -> read.put(
                name, value.equals(CustomerQuery.NOT_STATED) ? words.say("report.not-stated") : of(name, value)));
        return read;
    }

    private String of(String name, String value) {
        return switch (name) {
            case "product" -> label(Dimension.PRODUCT, value);
            case "customer" -> label(Dimension.CUSTOMER, value);
            case "kind" -> words.code("customer.kind", value);
            case "bought" ->
                words.say(value.equals("true") ? "customer.filter.bought.yes" : "customer.filter.bought.no");
            case "from", "to" -> words.day(LocalDate.parse(value));
            default -> value;
        };
    }

    private String label(Dimension dimension, String key) {
        return customers.labels(dimension, Set.of(key)).getOrDefault(key, key);
    }
}
