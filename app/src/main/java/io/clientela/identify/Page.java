package io.clientela.identify;

import java.util.List;
import java.util.Optional;

/**
 * Some rows of a longer list, and where the next ones start.
 *
 * @param <T> the kind of row
 * @param rows the rows, in the order of the list
 * @param next the cursor of the rows that follow, empty on the last page; opaque, safe in an address
 */
public record Page<T>(List<T> rows, Optional<String> next) {

    public Page {
        rows = List.copyOf(rows);
    }
}
