package io.clientela.console.internal.security;

import org.springframework.security.core.context.SecurityContextHolder;

/**
 * A customer on his own page.
 *
 * @param recordId the record by which his session is known
 * @param customerId his number now
 * @param link who made the link by which he came in; he himself where he came without one
 */
public record Visitor(long recordId, long customerId, String link) {

    /** Who does what he does, as the journal writes it. */
    public String who() {
        return "customer:" + customerId;
    }

    /**
     * Who asks, on pages that nobody sees who has not come in.
     *
     * @throws IllegalStateException if nobody came in
     */
    public static Visitor present() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getDetails() instanceof Visitor visitor) {
            return visitor;
        }
        throw new IllegalStateException("no customer came in");
    }
}
