package io.clientela.identify.internal.input.table;

import java.io.IOException;

/** The table cannot be told into rows from some line on. */
final class BrokenTableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final String reason;

    BrokenTableException(long line, String reason, String detail, Throwable cause) {
        super(detail, cause);
        this.line = line;
        this.reason = reason;
    }

    /** The line from 1 from which on nothing can be read, 0 for the whole file. */
    long line() {
        return line;
    }

    /** A stable code. */
    String reason() {
        return reason;
    }
}
