package io.clientela.console.internal.shell;

import gg.jte.TemplateEngine;
import io.clientela.organize.Installation;
import java.util.List;

/**
 * What all pages of the installation share.
 *
 * @param templates the engine that renders them
 * @param assets the files they load
 * @param menu the lines of the menu, in order
 * @param endpoints the addresses there are
 * @param settings what the installation says about itself
 */
record Frame(
        TemplateEngine templates, Assets assets, List<MenuEntry> menu, Endpoints endpoints, Installation settings) {

    /** Whether the data are made up. */
    boolean demo() {
        return settings.isDemo();
    }
}
