package io.clientela.identify.internal.input;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One record of a person or company as a source states it.
 *
 * @param key the source's own key of the record (customer code, contact number, e-mail of a list), empty where it has
 *     none: then the values themselves are the key
 * @param values what is stated, in the order read, at most one value for a field unless the source gives several
 * @param statedOn the day on which the source says so, where it says it (an invoice's date)
 * @param legalBasis the basis on which it says that these values are kept, empty where it does not say it of this record
 * @param place where it was read
 */
public record Contact(String key, List<Value> values, Optional<LocalDate> statedOn, String legalBasis, Place place) {

    /**
     * One stated value.
     *
     * @param field what it means
     * @param text the text as read, trimmed, never empty
     */
    public record Value(Field field, String text) {

        public Value {
            if (text.isBlank()) {
                throw new IllegalArgumentException("a blank value for " + field);
            }
        }
    }

    public Contact {
        values = List.copyOf(values);
    }

    /** A record of which the source does not say a legal basis. */
    public Contact(String key, List<Value> values, Optional<LocalDate> statedOn, Place place) {
        this(key, values, statedOn, "", place);
    }

    /** The same record, kept on the given legal basis. */
    public Contact on(String basis) {
        return new Contact(key, values, statedOn, basis, place);
    }

    /** The first stated value of a field. */
    public Optional<String> first(Field field) {
        for (var value : values) {
            if (value.field() == field) {
                return Optional.of(value.text());
            }
        }
        return Optional.empty();
    }
}
