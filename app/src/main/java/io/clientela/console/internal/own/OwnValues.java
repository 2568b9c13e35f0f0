package io.clientela.console.internal.own;

import io.clientela.identify.Corrections;
import io.clientela.identify.CustomerPage;
import io.clientela.identify.CustomerPage.FieldValues;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The values of a customer as his own page shows them.
 *
 * @param single the fields that stand alone, known or not, in order
 * @param address the parts of the address that are known, in order
 * @param others what sources state besides and he cannot correct: codes, cards
 * @param shown what is shown of each field, for forms
 */
public record OwnValues(
        List<FieldValues> single, List<FieldValues> address, List<FieldValues> others, Map<String, String> shown) {

    public OwnValues {
        single = List.copyOf(single);
        address = List.copyOf(address);
        others = List.copyOf(others);
        shown = Map.copyOf(shown);
    }

    static OwnValues of(CustomerPage customer) {
        Map<String, FieldValues> byField = new TreeMap<>();
        Map<String, String> shown = new TreeMap<>();
        for (FieldValues field : customer.fields()) {
            byField.put(field.field(), field);
            field.shown().ifPresent(value -> shown.put(field.field(), value));
        }
        List<FieldValues> single = Corrections.FIELDS.stream()
                .filter(field -> byField.containsKey(field) || always(field))
                .map(field ->
                        byField.getOrDefault(field, new FieldValues(field, java.util.Optional.empty(), "", List.of())))
                .toList();
        List<FieldValues> address = Corrections.ADDRESS.stream()
                .filter(byField::containsKey)
                .map(field ->
                        byField.getOrDefault(field, new FieldValues(field, java.util.Optional.empty(), "", List.of())))
                .toList();
        List<FieldValues> others = customer.fields().stream()
                .filter(field ->
                        !Corrections.FIELDS.contains(field.field()) && !Corrections.ADDRESS.contains(field.field()))
                .toList();
        return new OwnValues(single, address, others, shown);
    }

    /** Whether a field is asked for although nobody states it. */
    private static boolean always(String field) {
        return field.equals("EMAIL") || field.equals("PHONE") || field.equals("LANGUAGE");
    }

    /** What is shown of a field; empty where nothing is. */
    public String shown(String field) {
        return shown.getOrDefault(field, "");
    }
}
