package io.clientela.demo.internal;

import java.util.List;

/**
 * A town as the lists of the demo know it.
 *
 * @param name its name
 * @param province two letters
 * @param region the region
 * @param postcodes its postcodes (CAP)
 * @param dialling the prefix of its telephones, with the 0
 * @param cadastral its code in the register of places, part of the tax code of those born there
 * @param vatOffice the three figures of the office that gave a VAT number there
 * @param firms how many of the firms are there, relative to the others
 * @param people how many of the people are there, relative to the others
 */
record Town(
        String name,
        String province,
        String region,
        List<String> postcodes,
        String dialling,
        String cadastral,
        String vatOffice,
        double firms,
        double people) {

    /** All towns. */
    static List<Town> all() {
        return Rows.of("towns.csv").stream()
                .map(row -> new Town(
                        row.get(0),
                        row.get(1),
                        row.get(2),
                        List.of(row.get(3).split(" ", -1)),
                        row.get(4),
                        row.get(5),
                        row.get(6),
                        Double.parseDouble(row.get(7)),
                        Double.parseDouble(row.get(8))))
                .toList();
    }
}
