package io.clientela.identify.internal.input;

/** What a value of a contact means. */
public enum Field {
    /** A person's whole name in one text, or a name of which it is not known whether it is a person's. */
    FULL_NAME,
    GIVEN_NAME,
    FAMILY_NAME,
    COMPANY_NAME,
    /** Street and house number in one text. */
    STREET,
    POSTCODE,
    CITY,
    /** Province, county or state; for Italy the two-letter code. */
    PROVINCE,
    /** ISO 3166-1 alpha-2. */
    COUNTRY,
    EMAIL,
    /** Certified e-mail (PEC). */
    CERTIFIED_EMAIL,
    PHONE,
    /** VAT number with its country prefix, such as {@code IT01234567890}. */
    VAT_NUMBER,
    /** Tax code of a person or a body (codice fiscale). */
    TAX_CODE,
    /** Birth date, ISO 8601. */
    BIRTH_DATE,
    /** The number that the source itself gives the customer. */
    CUSTOMER_CODE,
    /** The number of a loyalty card or account that all of the firm's systems share. */
    CARD_NUMBER,
    /** Preferred language, ISO 639-1. */
    LANGUAGE,
    /** What the source says of consent to be written to, with its own words; kept as evidence, never assumed. */
    CONSENT
}
