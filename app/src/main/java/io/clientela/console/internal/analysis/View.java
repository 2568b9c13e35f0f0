package io.clientela.console.internal.analysis;

import io.clientela.differentiate.AsOf;
import java.util.List;

/**
 * An analysis as a page shows it.
 *
 * @param asOf from when it is
 * @param controls what can be chosen
 * @param figures the headline figures
 * @param warnings what is to be known before one believes them
 * @param sections its parts
 * @param method how it is computed, in a sentence
 */
public record View(
        AsOf asOf,
        List<Control> controls,
        List<Figure> figures,
        List<String> warnings,
        List<Section> sections,
        String method) {

    public View {
        controls = List.copyOf(controls);
        figures = List.copyOf(figures);
        warnings = List.copyOf(warnings);
        sections = List.copyOf(sections);
    }
}
