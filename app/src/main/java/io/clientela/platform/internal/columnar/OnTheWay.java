package io.clientela.platform.internal.columnar;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBTableFunctionBindInfo;

/** What lies ready for a table function of DuckDB, each under the number by which a statement asks for it. */
final class OnTheWay<T> {

    private final Map<Long, T> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** Lays one ready. @return its number */
    long add(T one) {
        long number = last.incrementAndGet();
        open.put(number, one);
        return number;
    }

    /** Takes one away. */
    void remove(long number) {
        open.remove(number);
    }

    /**
     * The one that a statement asks for by its first parameter.
     *
     * @throws IllegalArgumentException if nothing lies there
     */
    T asked(DuckDBTableFunctionBindInfo info) {
        try (var number = info.getParameter(0)) {
            var found = open.get(number.getLong());
            if (found == null) {
                throw new IllegalArgumentException("nothing lies ready under " + number.getLong());
            }
            return found;
        }
    }
}
