package io.clientela.console.internal.analysis;

import io.clientela.console.internal.shell.Words;
import io.clientela.differentiate.Assumptions.Topic;
import io.clientela.kernel.value.Outcome;
import java.util.Optional;

/** One analysis as a page; each bean of this kind is one, under {@code /analyses/<name>}. */
public interface AnalysisPage {

    /** Where it stands on the overview. */
    int order();

    /** Its name in addresses and message keys, such as {@code concentration}. */
    String name();

    /** The name of a Tabler icon. */
    String icon();

    /** The page for what is asked; unknown where it cannot be computed. */
    Outcome<View> view(Words words, Asked asked);

    /** Its figure of today, in few words; unknown where it cannot be computed. */
    Outcome<Figure> headline(Words words, Asked asked);

    /** What it assumes that can be assumed otherwise. */
    default Optional<Topic> topic() {
        return Optional.empty();
    }
}
