package io.clientela.console.internal.shell;

import io.clientela.organize.Right;
import java.util.Optional;

/** One figure on the home page: something that the house knows now. Each bean of this kind is asked at each visit. */
public interface HomeTile {

    /** Where it stands: customers 10, purchases 20, joins to decide 30, jobs 80. */
    int order();

    /** Who sees it. */
    Right right();

    /** The figure; empty while the house knows nothing of the kind. Must answer within a few milliseconds. */
    Optional<Figure> figure(Words words);

    /**
     * A figure in the reader's language.
     *
     * @param label what is counted
     * @param value the figure, such as 4,012
     * @param note what else should be known, may be empty
     * @param href where one sees what is behind the figure
     * @param icon the name of a Tabler icon
     */
    record Figure(String label, String value, String note, String href, String icon) {}
}
