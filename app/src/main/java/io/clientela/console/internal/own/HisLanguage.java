package io.clientela.console.internal.own;

import io.clientela.identify.CustomerPage;
import io.clientela.identify.Customers;
import io.clientela.identify.Lookup;
import io.clientela.organize.Person;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The language that a customer prefers, where he or one of the firm's sources said so. */
@Component
class HisLanguage {

    private final Customers customers;

    HisLanguage(Customers customers) {
        this.customers = customers;
    }

    /** The language, as far as the pages speak it. */
    Optional<String> of(long customerId) {
        return customers.find(customerId) instanceof Lookup.Here here
                ? stated(here.page().fields())
                : Optional.empty();
    }

    private static Optional<String> stated(List<CustomerPage.FieldValues> fields) {
        return fields.stream()
                .filter(field -> field.field().equals("LANGUAGE"))
                .flatMap(field -> field.shown().stream())
                .map(language -> language.strip().toLowerCase(Locale.ROOT))
                .map(language -> language.substring(0, Math.min(2, language.length())))
                .filter(Person.LANGUAGES::contains)
                .findFirst();
    }
}
