package io.clientela.differentiate.internal.worth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The place in a list after which the next page starts.
 *
 * @param order what the last row was ordered by
 * @param customerId the last row's customer
 */
record Place(double order, long customerId) {

    /** Before the first row. */
    static final Place START = new Place(Double.MAX_VALUE, Long.MIN_VALUE);

    /**
     * Reads a place as it was handed out.
     *
     * @throws IllegalArgumentException if it was not
     */
    static Place parse(String text) {
        String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(":", 2);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not a place in a list: " + text);
        }
        return new Place(Double.longBitsToDouble(Long.parseLong(parts[0])), Long.parseLong(parts[1]));
    }

    /** The place as it is handed out, safe in an address. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((Double.doubleToLongBits(order) + ":" + customerId).getBytes(StandardCharsets.UTF_8));
    }
}
