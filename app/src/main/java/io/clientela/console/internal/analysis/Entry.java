package io.clientela.console.internal.analysis;

import org.jspecify.annotations.Nullable;

/**
 * One cell of a table.
 *
 * @param text as it is read
 * @param plain as it stands in a file: numbers with a point, days as 2026-11-22
 * @param href where the customers behind it are; null where it opens nothing
 * @param number whether it is a number, and stands to the right
 * @param shade from 0 to 10, how dark its ground is
 */
public record Entry(String text, String plain, @Nullable String href, boolean number, int shade) {

    /** Words. */
    static Entry words(String text) {
        return new Entry(text, text, null, false, 0);
    }

    /** A number. */
    static Entry number(String text, Object plain) {
        return new Entry(text, String.valueOf(plain), null, true, 0);
    }

    /** The same, which opens its customers. */
    Entry opening(@Nullable String address) {
        return new Entry(text, plain, address, number, shade);
    }

    /** The same on a ground as dark as a share from 0 to 1 says. */
    Entry shaded(double share) {
        return new Entry(text, plain, href, number, (int) Math.clamp(Math.round(share * 10), 0, 10));
    }
}
