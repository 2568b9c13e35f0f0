package io.clientela.identify.internal.input.table;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a source before its tables are read.
 *
 * @param region the country of the firm, ISO 3166-1 alpha-2: settles what a table leaves open
 * @param currency the currency of amounts that state none
 * @param mapping what was remembered for the source, or read from a map file; where its columns are not found in a table,
 *     the table is recognised anew
 * @param today the day on which the tables come in: what lies after it is still to come; {@link LocalDate#MAX} where no
 *     day is known
 * @param constants values that hold for all rows, before those of the mapping
 */
public record TableSettings(
        String region,
        Currency currency,
        Optional<TableMapping> mapping,
        LocalDate today,
        Map<Meaning, String> constants) {

    public TableSettings {
        constants = Map.copyOf(constants);
        if (region.length() != 2) {
            throw new IllegalArgumentException("not an ISO 3166-1 alpha-2 code: '" + region + "'");
        }
    }

    /** An Italian firm that trades in euros, of whose files nothing is remembered. */
    public static TableSettings italian() {
        return new TableSettings("IT", Currency.getInstance("EUR"), Optional.empty(), LocalDate.MAX, Map.of());
    }

    /** The same with a remembered mapping. */
    public TableSettings with(TableMapping remembered) {
        return new TableSettings(region, currency, Optional.of(remembered), today, constants);
    }

    /** The same for tables that come in on the given day. */
    public TableSettings on(LocalDate day) {
        return new TableSettings(region, currency, mapping, day, constants);
    }

    /** The same with a value that holds for all rows. */
    public TableSettings with(Meaning meaning, String value) {
        var changed = new java.util.EnumMap<Meaning, String>(Meaning.class);
        changed.putAll(constants);
        changed.put(meaning, value);
        return new TableSettings(region, currency, mapping, today, changed);
    }
}
