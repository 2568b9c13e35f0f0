package io.clientela.identify.internal.input.invoice;

/** Says that a file is no XML that is read: not well formed, or made to harm. */
final class BrokenXmlException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final long line;

    /**
     * @param reason a stable code such as {@code malformed-xml}
     * @param line the line from 1, or 0 where the whole file is meant
     * @param detail what is wrong, in plain words
     */
    BrokenXmlException(String reason, long line, String detail) {
        super(detail);
        this.reason = reason;
        this.line = Math.max(0, line);
    }

    String reason() {
        return reason;
    }

    long line() {
        return line;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
