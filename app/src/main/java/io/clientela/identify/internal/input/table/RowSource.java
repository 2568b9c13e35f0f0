package io.clientela.identify.internal.input.table;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The rows of a table, one after the other; rows without any cell are passed over. */
interface RowSource extends Closeable {

    /**
     * The next row, valid until the next call, or null at the end.
     *
     * @throws BrokenTableException if the rest of the table cannot be told into rows
     * @throws IOException if the bytes cannot be read
     */
    @Nullable
    Row next() throws IOException;

    /** How much of the file was taken so far, from 0 to 1. */
    double share();
}
