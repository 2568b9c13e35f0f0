package io.clientela.demo.internal;

import java.time.LocalDate;

/**
 * A made-up person.
 *
 * @param given the given name
 * @param family the family name
 * @param female whether a woman
 * @param born the day of birth
 * @param birthplace the code of the place of birth in the register of places
 */
record Person(String given, String family, boolean female, LocalDate born, String birthplace) {

    /** The tax code that follows from the rest. */
    String taxCode() {
        return TaxCodes.of(family, given, born, female, birthplace);
    }

    /** Given and family name. */
    String name() {
        return given + " " + family;
    }
}
