package io.clientela.platform;

import java.util.List;

/**
 * Rows that this process computes, for a statement of {@link Columnar}: each has a key and figures, of which those that are no
 * number are unknown (NULL).
 */
public interface Supply {

    /** The names of the columns: first the key (BIGINT), then the figures (DOUBLE). */
    List<String> columns();

    /** About how many rows there are. The engine joins the smaller side to the larger one by it. */
    long about();

    /** One of several readers that together give each row once, each for one thread. */
    Reader reader();

    /** Gives rows to one thread. */
    @FunctionalInterface
    interface Reader {

        /**
         * Gives the next rows.
         *
         * @param keys where the keys of the rows go
         * @param figures where the figures go, by column and row
         * @param most how many rows there is room for
         * @return how many rows were given, 0 when there are no more
         */
        int read(long[] keys, double[][] figures, int most);
    }
}
