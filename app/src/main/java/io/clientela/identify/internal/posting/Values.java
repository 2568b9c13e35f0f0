package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a stated value is compared and shown as, and what the values of a record tell of its bearer. */
final class Values {

    private Values() {}

    /**
     * A value brought to its normal form.
     *
     * @param text the normal form, null where the text is flawed
     * @param flaw the reason code where the text is flawed
     */
    record Normal(@Nullable String text, @Nullable String flaw) {}

    /** The normal form of a value of a contact; its country tells how phones and numbers are read. */
    static Normal normal(String field, String text, Contact contact) {
        return new Normal(field.equals(Field.EMAIL.name()) ? text.toLowerCase(Locale.ROOT) : text, null);
    }

    /** Person, company or unknown, as the contact says; what was known before stays where it says nothing. */
    static String kind(Contact contact, String before) {
        if (contact.first(Field.COMPANY_NAME).isPresent()) {
            return "company";
        }
        if (contact.first(Field.FAMILY_NAME).isPresent()
                || contact.first(Field.GIVEN_NAME).isPresent()
                || contact.first(Field.BIRTH_DATE).isPresent()) {
            return "person";
        }
        return before;
    }
}
