package io.clientela.interact.internal.gate;

import io.clientela.identify.CustomerPage.FieldValues;
import io.clientela.identify.Customers;
import io.clientela.identify.Lookup;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The lines of postal addresses: street, then post code, city and province, then the country. */
@Component
public class PostalAddresses {

    private final Customers customers;

    PostalAddresses(Customers customers) {
        this.customers = customers;
    }

    /** The address of a customer, by lines; empty where his street or city is not known. */
    public String lines(long customerId) {
        if (!(customers.find(customerId) instanceof Lookup.Here here)) {
            return "";
        }
        Map<String, String> shown = here.page().fields().stream()
                .filter(field -> field.shown().isPresent())
                .collect(Collectors.toMap(
                        FieldValues::field, field -> field.shown().get(), (one, other) -> one));
        String street = shown.getOrDefault("STREET", "");
        String city = shown.getOrDefault("CITY", "");
        if (street.isEmpty() || city.isEmpty()) {
            return "";
        }
        var town = Stream.of(shown.getOrDefault("POSTCODE", ""), city, shown.getOrDefault("PROVINCE", ""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return List.of(street, town, shown.getOrDefault("COUNTRY", "")).stream()
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
