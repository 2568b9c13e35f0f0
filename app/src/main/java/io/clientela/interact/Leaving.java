package io.clientela.interact;

import java.util.Optional;

/** The way out that stands in each message: a signed link which needs no sign-in and never expires (RFC 8058). */
public interface Leaving {

    /** What a link is about; empty where it is not one of ours. */
    Optional<Way> read(String token);

    /**
     * Leaves by a link: the purpose on the medium, or all that need agreement.
     *
     * @param evidence what proves it, such as the address it came from
     * @return what was left; empty where the link is not one of ours
     */
    Optional<Way> leave(String token, boolean everything, String evidence);

    /** The address of the way out of one purpose on one medium for a customer; for his own page. */
    String address(long customerId, Purpose purpose, Medium medium);

    /**
     * A way out.
     *
     * @param customerId the customer's number now
     * @param left whether he has left it already
     */
    record Way(long customerId, Purpose purpose, Medium medium, boolean left) {}
}
