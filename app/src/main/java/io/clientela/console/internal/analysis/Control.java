package io.clientela.console.internal.analysis;

import java.util.List;

/**
 * One choice above an analysis.
 *
 * @param name its parameter
 * @param label what is chosen
 * @param options what there is to choose; none for a number that is typed
 * @param value what is chosen now
 */
public record Control(String name, String label, List<Option> options, String value) {

    public Control {
        options = List.copyOf(options);
    }

    /** One thing to choose. */
    public record Option(String value, String text) {}
}
