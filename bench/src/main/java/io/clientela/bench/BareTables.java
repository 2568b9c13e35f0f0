package io.clientela.bench;

import io.clientela.platform.Statements;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tables without their indexes and references while they are filled; {@link #close} makes them as they were. The keys
 * stay.
 */
final class BareTables implements AutoCloseable {

    private static final Statements SQL = Statements.of("bench/firm");

    private final JdbcClient jdbc;
    private final List<Part> parts = new ArrayList<>();

    private record Part(String off, String on) {}

    /**
     * Takes the indexes and references off the tables of the room {@code identify}.
     *
     * @param keep indexes that stay
     */
    BareTables(JdbcClient jdbc, List<String> tables, String... keep) {
        this.jdbc = jdbc;
        for (var name : List.of("indexes", "references")) {
            parts.addAll(jdbc.sql(SQL.get(name))
                    .param("tables", tables.toArray(String[]::new))
                    .param("keep", keep)
                    .query((rs, n) -> new Part(rs.getString("off"), rs.getString("on")))
                    .list());
        }
        parts.forEach(part -> jdbc.sql(part.off()).update());
    }

    /** How many indexes and references are off. */
    int size() {
        return parts.size();
    }

    @Override
    public void close() {
        parts.forEach(part -> jdbc.sql(part.on()).update());
    }
}
