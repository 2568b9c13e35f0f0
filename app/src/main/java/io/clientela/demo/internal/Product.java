package io.clientela.demo.internal;

import java.util.List;

/**
 * One article of the firm.
 *
 * @param code its code, such as {@code PIA-03}
 * @param description its name
 * @param category the group of goods
 * @param department the department that answers for it
 * @param need what it serves, see the list of tastes
 * @param vat the VAT rate in per cent
 * @param unit PZ (piece), CF (pack) or SET
 * @param pack how many are in a trade pack
 * @param cost what one cost at the start, without tax, in ten-thousandths of a euro
 * @param price the list price at the start, without tax, in ten-thousandths of a euro
 * @param popularity how often it is bought within its need, relative to the others
 * @param season when it is wanted: flat, xmas, summer, spring
 * @param firms how much firms want it, 0 for not at all
 * @param people how much people want it, 0 for not at all
 * @param rises factors by which its price rose at each of the dates of {@link Catalogue}
 */
record Product(
        String code,
        String description,
        String category,
        String department,
        String need,
        int vat,
        String unit,
        int pack,
        long cost,
        long price,
        double popularity,
        String season,
        double firms,
        double people,
        List<Double> rises) {}
