package io.clientela.platform;

import java.util.function.Function;

/** A place in a list that nobody handed out: the address was cut or written by hand. */
public final class CursorException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private CursorException(String text, RuntimeException cause) {
        super("not a cursor: " + text, cause);
    }

    /**
     * Reads a cursor.
     *
     * @param reader throws what it likes where the text is not what it wrote
     * @throws CursorException if the reader throws
     */
    public static <T> T read(String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw new CursorException(text, e);
        }
    }
}
