package io.clientela.identify.internal.input.table;

import io.clientela.identify.internal.input.Refusal;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The table cannot be told into rows from some line on. */
public final class BrokenTableException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final String reason;

    BrokenTableException(long line, String reason, String detail, Throwable cause) {
        super(detail, cause);
        this.line = line;
        this.reason = reason;
    }

    /** What is refused of the table of that name: all from that line on, or the whole file. */
    public Refusal refusal(String name) {
        var flaw = new Flaw(name, line, "", reason, String.valueOf(getMessage()));
        return new Refusal(flaw, List.of(), List.of(), Optional.empty());
    }
}
