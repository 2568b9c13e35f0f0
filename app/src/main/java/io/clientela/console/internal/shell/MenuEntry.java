package io.clientela.console.internal.shell;

import io.clientela.organize.Right;
import org.jspecify.annotations.Nullable;

/**
 * One line of the menu. Each bean of this kind is one; those without the right do not see it.
 *
 * @param order where it stands; home is 0, customers 10, import 20, joins 30, reports 40, worth and
 *     needs 50 on, analyses 60 on, jobs 80, administration 90 on
 * @param under the key of the group it stands under, such as {@code shell.menu.administration}; null at the top
 * @param key the key of its text
 * @param href where it leads, such as {@code /customers}; it is the current one on all addresses below
 * @param icon the name of a Tabler icon, such as {@code users}
 * @param right who sees it; null is everybody who is signed in
 */
public record MenuEntry(
        int order,
        @Nullable String under,
        String key,
        String href,
        String icon,
        @Nullable Right right) {

    /** Whether a page belongs to this line. */
    public boolean covers(String path) {
        return href.equals("/") ? path.equals("/") : path.equals(href) || path.startsWith(href + "/");
    }
}
