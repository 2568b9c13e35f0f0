package io.clientela.console.internal.shell;

import io.clientela.organize.Right;
import java.util.Optional;

/** Something that waits for a person, on the home page under "what to do today". Each bean of this kind is asked at each visit. */
public interface HomeTask {

    /** Where it stands: joins to decide 10, flaws to mend 20, portfolios without owner 30. */
    int order();

    /** Who sees it. */
    Right right();

    /** The task; empty while nothing waits. Must answer within a few milliseconds. */
    Optional<Task> task(Words words);

    /**
     * A task in the reader's language.
     *
     * @param number how many things wait
     * @param text what they are, without the number
     * @param href where one does it
     * @param icon the name of a Tabler icon
     */
    record Task(long number, String text, String href, String icon) {}
}
