package io.clientela.console.internal.analysis;

import org.jspecify.annotations.Nullable;

/**
 * One headline figure.
 *
 * @param label what it is
 * @param value the figure
 * @param note its interval or what else should be known, may be empty
 * @param href the customers behind it; null where it opens nothing
 */
public record Figure(
        String label, String value, String note, @Nullable String href) {}
