package io.clientela.identify.internal.input.invoice;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Contact.Value;
import io.clientela.identify.internal.input.Field;
import io.clientela.identify.internal.input.Place;
import io.clientela.identify.internal.value.VatNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Collects what a document states of a party. Blank values and those already stated are passed over. */
final class Party {

    private final List<Value> values = new ArrayList<>();
    private String key = "";

    Party with(Field field, String text) {
        var stated = text.strip();
        var value = stated.isEmpty() ? null : new Value(field, stated);
        if (value != null && !values.contains(value)) {
            values.add(value);
        }
        return this;
    }

    /** Takes the number that the seller gives the buyer; it is the key of the record too. */
    Party customerCode(String code) {
        if (!code.isBlank() && key.isEmpty()) {
            key = code.strip();
        }
        return with(Field.CUSTOMER_CODE, code);
    }

    /** Takes a VAT number, unless it only fills the field (all digits the same, as in 99999999999). */
    Party vat(String country, String code) {
        return with(Field.VAT_NUMBER, vatNumber(country, code));
    }

    /** Takes a tax code, unless it only fills the field. */
    Party taxCode(String code) {
        return fills(code) ? this : with(Field.TAX_CODE, code.toUpperCase(Locale.ROOT));
    }

    boolean has(Field field) {
        return values.stream().anyMatch(value -> value.field() == field);
    }

    Contact contact(LocalDate statedOn, Place place) {
        return new Contact(key, values, Optional.of(statedOn), place);
    }

    /**
     * A VAT number with its country's prefix, without blanks, dots and dashes, in capitals; empty where there is none or
     * where the number only fills the field.
     *
     * @param country ISO 3166-1 alpha-2, used where the number has no prefix of its own: neither this one nor one of which
     *     the rest has the country's form
     */
    static String vatNumber(String country, String code) {
        var plain = code.replaceAll("[\\s.\\-/]", "").toUpperCase(Locale.ROOT);
        if (plain.isEmpty() || fills(plain)) {
            return "";
        }
        var prefix = country.strip().toUpperCase(Locale.ROOT);
        var prefixed = plain.length() > 2
                && Character.isLetter(plain.charAt(0))
                && Character.isLetter(plain.charAt(1))
                && (prefix.isEmpty()
                        || plain.startsWith(prefix)
                        || plain.startsWith("EL")
                        || plain.startsWith("XI")
                        || VatNumber.hasPrefix(plain));
        return prefixed || prefix.isEmpty() ? plain : prefix + plain;
    }

    private static boolean fills(String code) {
        var digits = code.replaceAll("[^0-9A-Za-z]", "");
        return digits.isEmpty() || digits.chars().distinct().count() == 1;
    }
}
