package io.clientela.identify.internal.card;

import io.clientela.platform.CursorException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The place in an ordered list after which the next page starts.
 *
 * @param place the value by which the list is ordered, as text
 * @param id the number that tells equal ones apart
 */
record Cursor(String place, long id) {

    /**
     * Reads a cursor as it was handed out.
     *
     * @throws CursorException if it was not
     */
    static Cursor parse(String text) {
        return CursorException.read(text, Cursor::decoded);
    }

    private static Cursor decoded(String text) {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int colon = plain.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not a cursor: " + text);
        }
        return new Cursor(plain.substring(colon + 1), Long.parseLong(plain.substring(0, colon)));
    }

    /** The cursor as it is handed out, safe in an address. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + ":" + place).getBytes(StandardCharsets.UTF_8));
    }
}
