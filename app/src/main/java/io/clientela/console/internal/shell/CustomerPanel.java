package io.clientela.console.internal.shell;

import io.clientela.organize.Right;
import org.jspecify.annotations.Nullable;

/**
 * One card of the customer's page that another room fills. Each bean of this kind is one; the page asks for its content
 * by htmx once it stands, and those without the right do not see it.
 *
 * @param order where it stands within its place; value 10, needs 20, habits 30, segments 40 and so on
 * @param place where on the page
 * @param name what it is called in the page, lower-case letters and hyphens, such as {@code habits}
 * @param key the key of its title
 * @param path where its content comes from, with {@code {id}} for the customer's number, such as {@code
 *     /customers/{id}/habits}
 * @param right who sees it; null is everybody who sees customers
 */
public record CustomerPanel(
        int order,
        Place place,
        String name,
        String key,
        String path,
        @Nullable Right right) {

    /** A place on the customer's page. */
    public enum Place {
        /** Below what he bought, as wide as that. */
        MAIN,
        /** In the narrow column beside them. */
        SIDE
    }

    /** Where the content for one customer comes from. */
    public String path(long customerId) {
        return path.replace("{id}", String.valueOf(customerId));
    }
}
