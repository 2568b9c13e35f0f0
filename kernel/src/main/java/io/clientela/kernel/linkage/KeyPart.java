package io.clientela.kernel.linkage;

/** A part of a blocking key: something short that two records of one party are likely to have in common. */
public enum KeyPart {
    GIVEN_NAME,
    /** The sound of the given name. */
    GIVEN_SOUND,
    GIVEN_INITIAL,
    FAMILY_NAME,
    /** The sound of the family name. */
    FAMILY_SOUND,
    /** The sounds of both names, whichever stands first. */
    BOTH_SOUNDS,
    /** The longest word of a whole name. */
    FULL_LONGEST_WORD,
    /** The whole name's words in alphabetical order. */
    FULL_WORDS,
    /** The company name's words in alphabetical order. */
    COMPANY_WORDS,
    /** The first five letters of the company name without spaces. */
    COMPANY_START,
    /** The rarest word of the company name. */
    COMPANY_RAREST_WORD,
    BIRTH_DATE,
    BIRTH_YEAR,
    /** Month and day of birth. */
    BIRTHDAY,
    /** The digits of the birth date in ascending order. */
    BIRTH_DIGITS,
    EMAIL,
    EMAIL_LOCAL_PART,
    PHONE,
    /** The digits of the phone number in ascending order. */
    PHONE_DIGITS,
    /** The rarest word of the street. */
    STREET_WORD,
    HOUSE_NUMBER,
    CITY,
    POSTCODE,
    VAT_NUMBER,
    TAX_CODE,
    IDENTIFIER,
    /** The digits and letters of the identifier in ascending order. */
    IDENTIFIER_DIGITS
}
