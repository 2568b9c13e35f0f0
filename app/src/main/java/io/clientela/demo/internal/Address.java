package io.clientela.demo.internal;

/**
 * A postal address in Italy.
 *
 * @param street the street without number
 * @param number the house number, such as {@code 14/A}
 * @param postcode one of the town's postcodes
 * @param town the town
 */
record Address(String street, String number, String postcode, Town town) {

    /** Street and number in one text. */
    String line() {
        return street + ", " + number;
    }
}
