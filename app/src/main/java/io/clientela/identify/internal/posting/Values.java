package io.clientela.identify.internal.posting;

import io.clientela.identify.internal.input.Contact;
import io.clientela.identify.internal.input.Field;
import io.clientela.identify.internal.value.BirthDate;
import io.clientela.identify.internal.value.Countries;
import io.clientela.identify.internal.value.Email;
import io.clientela.identify.internal.value.PartyNames;
import io.clientela.identify.internal.value.Phone;
import io.clientela.identify.internal.value.Postcodes;
import io.clientela.identify.internal.value.Provinces;
import io.clientela.identify.internal.value.TaxCode;
import io.clientela.identify.internal.value.VatNumber;
import io.clientela.kernel.value.Outcome;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a stated value is compared and shown as, and what the values of a record tell of its bearer. */
final class Values {

    private static final String HOME = "IT";

    private Values() {}

    /**
     * A value brought to its normal form.
     *
     * @param text the normal form, null where the text is flawed
     * @param flaw the reason code where the text is flawed
     */
    record Normal(@Nullable String text, @Nullable String flaw) {}

    /**
     * The normal form of a value of a contact; its country tells how phones, numbers and postcodes are read.
     *
     * @param today the day on which the value comes in
     */
    static Normal normal(String field, String text, Contact contact, LocalDate today) {
        return switch (Field.valueOf(field)) {
            case FULL_NAME, GIVEN_NAME, FAMILY_NAME, COMPANY_NAME -> new Normal(PartyNames.display(text), null);
            case EMAIL, CERTIFIED_EMAIL -> of(Email.parse(text), Email::folded);
            case PHONE -> of(Phone.parse(text, country(contact)), Phone::e164);
            case VAT_NUMBER -> of(VatNumber.parse(text, country(contact)), VatNumber::toString);
            case TAX_CODE -> of(TaxCode.parse(text), TaxCode::code);
            case BIRTH_DATE -> of(BirthDate.parse(text, today), BirthDate::toString);
            case COUNTRY -> of(Countries.find(text), Function.identity());
            case POSTCODE -> of(Postcodes.parse(text, country(contact)), Function.identity());
            case PROVINCE ->
                new Normal(Provinces.find(text).map(Provinces.Province::code).orElse(text), null);
            case LANGUAGE -> new Normal(text.toLowerCase(Locale.ROOT), null);
            default -> new Normal(text.strip().replaceAll("\\s+", " "), null);
        };
    }

    private static <T> Normal of(Outcome<T> outcome, Function<T, String> text) {
        return switch (outcome) {
            case Outcome.Known<T> known -> new Normal(text.apply(known.value()), null);
            case Outcome.Unknown<T> unknown -> new Normal(null, unknown.reason());
        };
    }

    private static String country(Contact contact) {
        return contact.first(Field.COUNTRY)
                .map(Countries::find)
                .filter(Outcome.Known.class::isInstance)
                .map(found -> ((Outcome.Known<String>) found).value())
                .orElse(HOME);
    }

    /** Person, company or unknown, as the contact says; what was known before stays where it says nothing. */
    static String kind(Contact contact, String before) {
        if (contact.first(Field.COMPANY_NAME).isPresent()) {
            return isPersonAmongCompanies(contact) ? "person" : "company";
        }
        if (contact.first(Field.FAMILY_NAME).isPresent()
                || contact.first(Field.GIVEN_NAME).isPresent()
                || contact.first(Field.BIRTH_DATE).isPresent()) {
            return "person";
        }
        var name = contact.first(Field.FULL_NAME).map(PartyNames::bearer);
        if (name.isPresent() && name.get() != PartyNames.Bearer.UNKNOWN) {
            return name.get().name().toLowerCase(Locale.ROOT);
        }
        return taxCode(contact)
                .map(code -> code.ofBody() ? "company" : "person")
                .orElse(before);
    }

    /** In a column of company names: one with a person's tax code, without a VAT number and without a word of business. */
    private static boolean isPersonAmongCompanies(Contact contact) {
        return contact.first(Field.VAT_NUMBER).isEmpty()
                && taxCode(contact).filter(code -> !code.ofBody()).isPresent()
                && contact.first(Field.COMPANY_NAME)
                        .map(PartyNames::bearer)
                        .filter(PartyNames.Bearer.COMPANY::equals)
                        .isEmpty();
    }

    private static Optional<TaxCode> taxCode(Contact contact) {
        return contact.first(Field.TAX_CODE)
                .map(TaxCode::parse)
                .flatMap(parsed ->
                        parsed instanceof Outcome.Known<TaxCode> known ? Optional.of(known.value()) : Optional.empty());
    }
}
