package io.clientela.demo.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lists of names, towns and goods that the firm is made of: cells between semicolons, a head that starts with #. */
final class Rows {

    private Rows() {}

    /**
     * The rows of a list.
     *
     * @throws IllegalStateException if the list is missing from the build
     */
    static List<List<String>> of(String list) {
        try (var in = Rows.class.getResourceAsStream("/demo/" + list)) {
            if (in == null) {
                throw new IllegalStateException("the list is missing: " + list);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> List.of(line.split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
