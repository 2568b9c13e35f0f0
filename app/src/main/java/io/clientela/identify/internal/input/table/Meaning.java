package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Field;
import java.util.Locale;
import java.util.Optional;

/** What a column of a table means. */
public enum Meaning {
    /** The column is left aside. */
    IGNORE(Use.NONE),

    /** The number of the document; rows of one number and day are one document. */
    DOCUMENT_NUMBER(Use.SALES),
    /** A series, till or sectional that the number is counted within; becomes part of the number. */
    SERIES(Use.SALES),
    /** The position of the line in its document. */
    LINE_NUMBER(Use.SALES),
    /** The date of the document, with or without time of day. */
    DATE(Use.SALES),
    /** The time of day, where it has a column of its own. */
    TIME(Use.SALES),
    /** The kind of document in words (invoice, credit note, receipt, return). */
    KIND(Use.SALES),
    /** The document that this one corrects. */
    CORRECTED_DOCUMENT(Use.SALES),
    QUANTITY(Use.SALES),
    UNIT(Use.SALES),
    /** Price of one unit without tax. */
    UNIT_PRICE(Use.SALES),
    /** Price of one unit with tax. */
    UNIT_PRICE_WITH_TAX(Use.SALES),
    /** The line's amount without tax, after discounts. */
    AMOUNT(Use.SALES),
    /** The line's amount with tax, after discounts. */
    AMOUNT_WITH_TAX(Use.SALES),
    /** Discount in per cent of quantity × price, 0 to 100. */
    DISCOUNT_PERCENT(Use.SALES),
    /** VAT rate in per cent. */
    TAX_RATE(Use.SALES),
    /** The line's tax. */
    TAX(Use.SALES),
    /** What the line cost the firm in all. */
    COST(Use.SALES),
    /** ISO 4217 code or symbol. */
    CURRENCY(Use.SALES),
    CHANNEL(Use.SALES),

    PRODUCT_CODE(Use.GOODS),
    DESCRIPTION(Use.GOODS),
    CATEGORY(Use.GOODS),
    /** What one unit costs the firm, without tax. */
    UNIT_COST(Use.GOODS),
    DEPARTMENT(Use.GOODS),

    CUSTOMER_CODE(Field.CUSTOMER_CODE),
    /** The number of a loyalty card, one numbering for all of the firm's systems. */
    CARD_NUMBER(Field.CARD_NUMBER),
    FULL_NAME(Field.FULL_NAME),
    GIVEN_NAME(Field.GIVEN_NAME),
    FAMILY_NAME(Field.FAMILY_NAME),
    COMPANY_NAME(Field.COMPANY_NAME),
    STREET(Field.STREET),
    POSTCODE(Field.POSTCODE),
    CITY(Field.CITY),
    PROVINCE(Field.PROVINCE),
    COUNTRY(Field.COUNTRY),
    EMAIL(Field.EMAIL),
    CERTIFIED_EMAIL(Field.CERTIFIED_EMAIL),
    PHONE(Field.PHONE),
    VAT_NUMBER(Field.VAT_NUMBER),
    TAX_CODE(Field.TAX_CODE),
    BIRTH_DATE(Field.BIRTH_DATE),
    LANGUAGE(Field.LANGUAGE),
    CONSENT(Field.CONSENT),
    /** The day on which the contact's data was stated (subscribed on, last changed on). */
    STATED_ON(Use.CONTACTS),
    /** On what legal basis the data of a contact may be used; as a constant for all rows it goes before that of the source. */
    LEGAL_BASIS(Use.LISTS);

    private enum Use {
        NONE,
        SALES,
        GOODS,
        CONTACTS,
        LISTS
    }

    private final Use use;
    private final Optional<Field> field;

    Meaning(Use use) {
        this.use = use;
        this.field = Optional.empty();
    }

    Meaning(Field field) {
        this.use = Use.CONTACTS;
        this.field = Optional.of(field);
    }

    /** The field of a contact that a column of this meaning fills, if any. */
    public Optional<Field> field() {
        return field;
    }

    /** Whether a table of the given kind can have a column of this meaning. */
    public boolean fits(TableKind kind) {
        return switch (use) {
            case NONE -> true;
            case SALES -> kind == TableKind.SALES;
            case GOODS -> kind != TableKind.CONTACTS;
            case CONTACTS -> kind != TableKind.PRODUCTS;
            case LISTS -> kind == TableKind.CONTACTS;
        };
    }

    /** Whether several columns of one table may have this meaning (two phones, a street in two columns). */
    public boolean repeats() {
        return switch (this) {
            case IGNORE, STREET, PHONE, EMAIL -> true;
            default -> false;
        };
    }

    /** Whether a value of this meaning can be set for the whole source instead of a column. */
    public boolean mayBeConstant() {
        return switch (this) {
            case DEPARTMENT, CHANNEL, CURRENCY, LEGAL_BASIS, KIND, COUNTRY, LANGUAGE, CONSENT, TAX_RATE -> true;
            default -> false;
        };
    }

    /** The name in map files, such as {@code unit-price}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The meaning with the given name in map files. */
    public static Optional<Meaning> ofCode(String code) {
        for (var meaning : values()) {
            if (meaning.code().equals(code)) {
                return Optional.of(meaning);
            }
        }
        return Optional.empty();
    }
}
