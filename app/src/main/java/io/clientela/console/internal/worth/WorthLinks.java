package io.clientela.console.internal.worth;

import io.clientela.console.internal.customers.CustomerQuery;
import io.clientela.differentiate.ValueRun.Cause;
import io.clientela.differentiate.Worth.Sort;
import io.clientela.differentiate.WorthFilter;
import io.clientela.differentiate.WorthFilter.State;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A list of values as an address: filter, order and the group picked from it. An empty parameter counts as absent; one that
 * cannot be read, too.
 *
 * @param filter which customers
 * @param sort in which order
 * @param pick how a group is picked: {@code top}, {@code share}, {@code least}; empty for none
 * @param size how many, which per cent, from which value
 */
public record WorthLinks(WorthFilter filter, Sort sort, String pick, String size) {

    private static final String PATH = "/worth/customers";

    /** Reads an address. */
    static WorthLinks read(Map<String, String> parameters) {
        var filter = new WorthFilter(
                constant(parameters, "state", State.values()),
                constant(parameters, "cause", Cause.values()),
                text(parameters, "area"),
                text(parameters, "department"),
                Optional.empty());
        return new WorthLinks(
                filter,
                constant(parameters, "sort", Sort.values()).orElse(Sort.VALUE),
                text(parameters, "pick").orElse(""),
                text(parameters, "size").orElse(""));
    }

    private static Optional<String> text(Map<String, String> parameters, String name) {
        return Optional.of(parameters.getOrDefault(name, "").strip()).filter(value -> !value.isEmpty());
    }

    private static <E extends Enum<E>> Optional<E> constant(Map<String, String> parameters, String name, E[] values) {
        String wanted = parameters.getOrDefault(name, "").replace('-', '_').toUpperCase(Locale.ROOT);
        return Arrays.stream(values)
                .filter(value -> value.name().equals(wanted))
                .findFirst();
    }

    /** How a constant stands in an address. */
    public static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The number of the group; empty where none can be read. */
    Optional<Double> number() {
        try {
            return Optional.of(Double.parseDouble(size.replace(',', '.')))
                    .filter(number -> number > 0 && number < 1e15);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The filters as they stand in the address. */
    public Map<String, String> filters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        filter.state().ifPresent(state -> parameters.put("state", code(state)));
        filter.cause().ifPresent(cause -> parameters.put("cause", code(cause)));
        filter.area().ifPresent(area -> parameters.put("area", area));
        filter.department().ifPresent(department -> parameters.put("department", department));
        return parameters;
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = filters();
        parameters.put("sort", code(sort));
        if (!pick.isEmpty() && !size.isEmpty()) {
            parameters.put("pick", pick);
            parameters.put("size", size);
        }
        return parameters;
    }

    /** The value of one filter, empty where it is not set. */
    public String value(String parameter) {
        return parameters().getOrDefault(parameter, "");
    }

    /** The list in another order, from its start. */
    public String sorted(Sort other) {
        return CustomerQuery.address(PATH, new WorthLinks(filter, other, pick, size).parameters());
    }

    /** The list without one of its filters. */
    public String without(String parameter) {
        Map<String, String> parameters = parameters();
        parameters.remove(parameter);
        return CustomerQuery.address(PATH, parameters);
    }

    /** The rows that follow a cursor. */
    public String next(String cursor) {
        Map<String, String> parameters = parameters();
        parameters.put("cursor", cursor);
        return CustomerQuery.address(PATH, parameters);
    }

    /** The whole list as a file. */
    public String export(String ending) {
        return CustomerQuery.address("/worth/export." + ending, parameters());
    }
}
