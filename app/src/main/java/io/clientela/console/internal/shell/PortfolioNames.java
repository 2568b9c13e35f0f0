package io.clientela.console.internal.shell;

import java.util.Map;

/** What the portfolios in force are called, for pages that name them beside their figures. */
public interface PortfolioNames {

    /** Their names by number, the largest value first. */
    Map<Long, String> of(Words words);
}
