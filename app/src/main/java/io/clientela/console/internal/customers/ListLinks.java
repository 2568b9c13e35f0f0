package io.clientela.console.internal.customers;

import io.clientela.identify.CustomerFilter;
import io.clientela.identify.CustomerSort;
import java.util.Locale;
import java.util.Map;

/**
 * The addresses of one list of customers: itself in another order, its next rows, its exports.
 *
 * @param filter which customers it shows
 * @param sort in which order
 */
public record ListLinks(CustomerFilter filter, CustomerSort sort) {

    /** The list in another order, from its start. */
    public String sorted(CustomerSort other) {
        return CustomerQuery.address("/customers", parameters(other));
    }

    /** The rows that follow a cursor. */
    public String next(String cursor) {
        Map<String, String> parameters = parameters(sort);
        parameters.put("cursor", cursor);
        return CustomerQuery.address("/customers", parameters);
    }

    /** The whole list as a file; the ending is {@code csv} or {@code parquet}. */
    public String export(String ending) {
        return CustomerQuery.address("/customers/export." + ending, parameters(sort));
    }

    /** The list without one of its filters, in the same order. */
    public String without(String parameter) {
        Map<String, String> parameters = parameters(sort);
        parameters.remove(parameter);
        return CustomerQuery.address("/customers", parameters);
    }

    /** The filters as they stand in the address: name to value. */
    public Map<String, String> filters() {
        return CustomerQuery.parameters(filter);
    }

    /** The value of one filter, empty where it is not set. */
    public String value(String parameter) {
        return filters().getOrDefault(parameter, "");
    }

    /** The name of the order in an address. */
    public String order() {
        return sort.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Map<String, String> parameters(CustomerSort order) {
        Map<String, String> parameters = CustomerQuery.parameters(filter);
        parameters.put("sort", new ListLinks(filter, order).order());
        return parameters;
    }
}
