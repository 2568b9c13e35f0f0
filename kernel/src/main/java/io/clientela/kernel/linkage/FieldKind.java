package io.clientela.kernel.linkage;

/** What a field of a record says of a person or a company. Values may be raw: the linkage folds them itself. */
public enum FieldKind {
    GIVEN_NAME,
    FAMILY_NAME,
    /** A person's whole name in one text, or a name of which it is not known whether it is a person's. */
    FULL_NAME,
    COMPANY_NAME,
    /** A birth date in any usual order of year, month and day. */
    BIRTH_DATE,
    /** The year alone, where the date stands in three fields. */
    BIRTH_YEAR,
    /** The month (1 to 12) alone, where the date stands in three fields. */
    BIRTH_MONTH,
    /** The day of the month alone, where the date stands in three fields. */
    BIRTH_DAY,
    /** An e-mail address; several stand one a line, of which two are compared. */
    EMAIL,
    /** A phone number; several stand one a line, of which two are compared. */
    PHONE,
    /** The street, with or without the house number; further lines of an address are of this kind too. */
    STREET,
    HOUSE_NUMBER,
    CITY,
    POSTCODE,
    /** Province, county or state. */
    PROVINCE,
    VAT_NUMBER,
    /** A person's or a body's tax code (codice fiscale). */
    TAX_CODE,
    /** Another number that belongs to one person or company, such as a social security number. */
    IDENTIFIER
}
