package io.clientela.demo.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;

/** The fictional firm itself. */
final class House {

    /** The first day of its files. */
    static final LocalDate FIRST_DAY = LocalDate.of(2023, 11, 1);

    /** The last day of its files. */
    static final LocalDate LAST_DAY = LocalDate.of(2026, 10, 31);

    /** The time that archives and signatures bear. */
    static final LocalDateTime STAMP = LocalDateTime.of(2026, 11, 2, 8, 30);

    static final String NAME = "Ardizzoni e Figlie S.r.l.";
    static final String VAT_NUMBER = TaxCodes.withCheckFigure("6195800035");
    static final String STREET = "Via dei Calderai";
    static final String STREET_NUMBER = "18";
    static final String POSTCODE = "42124";
    static final String TOWN = "Reggio nell'Emilia";
    static final String PROVINCE = "RE";
    static final String PHONE = "05221195800";
    static final String EMAIL = "ufficio@ardizzoni-casa.example";

    private House() {}
}
