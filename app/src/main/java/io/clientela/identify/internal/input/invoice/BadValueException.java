package io.clientela.identify.internal.input.invoice;

import io.clientela.kernel.value.Flaw;

/** Says that one document cannot go in, because an element it cannot do without is missing or makes no sense. */
final class BadValueException extends Exception {

    private static final long serialVersionUID = 1;

    private final long line;
    private final String field;
    private final String reason;

    BadValueException(long line, String field, String reason, String detail) {
        super(detail);
        this.line = line;
        this.field = field;
        this.reason = reason;
    }

    /** The same, as a flaw of the given file. */
    Flaw in(String file) {
        return new Flaw(file, line, field, reason, String.valueOf(getMessage()));
    }
}
