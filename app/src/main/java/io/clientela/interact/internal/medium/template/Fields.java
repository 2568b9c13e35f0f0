package io.clientela.interact.internal.medium.template;

import io.clientela.interact.Templates.Given;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The fields that a template may use. */
final class Fields {

    /** Their names; each is explained in the guide and on the page by {@code medium.field.<name>}. */
    static final Set<String> NAMES = Set.copyOf(new TreeSet<>(List.of(
            "name",
            "salutation",
            "customer_number",
            "city",
            "products",
            "points",
            "expiring",
            "expires_on",
            "tier",
            "firm",
            "why",
            "leave_link",
            "page_link",
            "today")));

    private Fields() {}

    /**
     * What is known of one customer.
     *
     * @param kind {@code person}, {@code company} or {@code unknown}
     * @param products what he buys most, at most five
     * @param expiresOn empty where nothing expires
     */
    record Customer(
            long customerId,
            String kind,
            String name,
            String city,
            String language,
            List<String> products,
            long points,
            long expiring,
            String expiresOn,
            String tier) {

        Customer {
            products = List.copyOf(products);
        }
    }

    /** The fields with their values, as they are read in a text. */
    static Map<String, Object> of(Customer customer, Given given, String firm, LocalDate today) {
        Locale locale = customer.language().equals("it") ? Locale.ITALY : Locale.UK;
        Map<String, Object> values = new HashMap<>(32);
        values.put("name", customer.name());
        values.put("salutation", salutation(customer));
        values.put("customer_number", Long.toString(customer.customerId()));
        values.put("city", customer.city());
        values.put("products", customer.products());
        values.put("points", customer.points());
        values.put("expiring", customer.expiring());
        values.put("expires_on", customer.expiresOn());
        values.put("tier", customer.tier());
        values.put("firm", firm);
        values.put("why", given.why());
        values.put("leave_link", given.leaveLink());
        values.put("page_link", given.pageLink());
        values.put("today", DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(today));
        return values;
    }

    private static String salutation(Customer customer) {
        boolean italian = customer.language().equals("it");
        if (customer.name().isBlank()) {
            return italian ? "Gentile cliente" : "Dear customer";
        }
        String before = italian ? (customer.kind().equals("company") ? "Spettabile " : "Gentile ") : "Dear ";
        return before + customer.name();
    }

    /** The same values with the letters that HTML keeps for itself written as entities. */
    static Map<String, Object> escaped(Map<String, Object> values) {
        Map<String, Object> escaped = new HashMap<>(values);
        escaped.replaceAll((name, value) -> switch (value) {
            case String text -> escaped(text);
            case List<?> list ->
                list.stream().map(one -> escaped(String.valueOf(one))).toList();
            default -> value;
        });
        return escaped;
    }

    private static String escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '&' || letter == '<' || letter == '>' || letter == '"' || letter == '\'') {
                return text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
            }
        }
        return text;
    }
}
