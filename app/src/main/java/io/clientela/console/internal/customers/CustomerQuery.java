package io.clientela.console.internal.customers;

import io.clientela.identify.CustomerFilter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * A filter of customers as the query of an address, and back. An empty parameter counts as absent, so that a form can
 * send all its fields; {@value #NOT_STATED} stands for "not stated".
 */
public final class CustomerQuery {

    /** What stands in an address for customers of whom a value is not stated. */
    public static final String NOT_STATED = "~";

    private CustomerQuery() {}

    /**
     * Reads a filter from the parameters of a request; parameters of other meaning are passed over.
     *
     * @throws ResponseStatusException 400 where a day or a number cannot be read
     */
    public static CustomerFilter read(Map<String, String> parameters) {
        CustomerFilter.Builder filter = CustomerFilter.builder();
        text(parameters, "q", filter::text);
        text(parameters, "kind", filter::kind);
        text(parameters, "country", filter::country);
        text(parameters, "area", filter::area);
        text(parameters, "province", filter::province);
        text(parameters, "source", filter::recordSource);
        text(parameters, "sold-by", filter::purchaseSource);
        text(parameters, "department", filter::department);
        text(parameters, "channel", filter::channel);
        text(parameters, "product", filter::productKey);
        text(parameters, "category", filter::category);
        text(parameters, "currency", filter::currency);
        text(parameters, "from", value -> filter.from(day(value)));
        text(parameters, "to", value -> filter.to(day(value)));
        text(parameters, "customer", value -> filter.customerId(number(value)));
        text(parameters, "bought", value -> filter.bought(Boolean.parseBoolean(value)));
        return filter.build();
    }

    /** The parameters of a filter, in the order of the form. */
    public static Map<String, String> parameters(CustomerFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "q", filter.text());
        put(parameters, "kind", filter.kind());
        put(parameters, "country", filter.country());
        put(parameters, "area", filter.area());
        put(parameters, "province", filter.province());
        put(parameters, "source", filter.recordSource());
        put(parameters, "sold-by", filter.purchaseSource());
        put(parameters, "department", filter.department());
        put(parameters, "channel", filter.channel());
        put(parameters, "product", filter.productKey());
        put(parameters, "category", filter.category());
        put(parameters, "from", filter.from().map(LocalDate::toString));
        put(parameters, "to", filter.to().map(LocalDate::toString));
        put(parameters, "currency", filter.currency());
        put(parameters, "customer", filter.customerId().map(String::valueOf));
        put(parameters, "bought", filter.bought().map(String::valueOf));
        return parameters;
    }

    /** An address below which the parameters stand as its query. */
    public static String address(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    private static void text(Map<String, String> parameters, String name, Consumer<String> taker) {
        String value = parameters.getOrDefault(name, "").strip();
        if (!value.isEmpty()) {
            taker.accept(value.equals(NOT_STATED) ? "" : value);
        }
    }

    private static void put(Map<String, String> parameters, String name, Optional<String> value) {
        value.ifPresent(text -> parameters.put(name, text.isEmpty() ? NOT_STATED : text));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a day like 2026-11-22: " + text, e);
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a customer's number: " + text, e);
        }
    }
}
