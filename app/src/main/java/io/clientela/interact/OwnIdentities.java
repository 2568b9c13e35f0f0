package io.clientela.interact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a customer comes to his own page without a link: by an identity that the firm's provider vouches for (OpenID Connect) and
 * that is bound to one of his records.
 */
public interface OwnIdentities {

    /** How often somebody may begin to sign in from one network address within an hour. */
    int PER_ORIGIN = 20;

    /**
     * Counts one more sign-in that begins.
     *
     * @param origin the network address that asks
     * @return false where this origin began too often
     */
    boolean mayBegin(String origin);

    /**
     * Lets in whoever is known by an identity, written in the journal. One that is bound to nobody is bound now, where its
     * verified e-mail address reaches exactly one customer.
     *
     * @return empty where it is bound to nobody and reaches none or several, or where its customer had himself erased
     */
    Optional<OwnPage.Entry> enter(Vouched vouched);

    /** The identities bound to a customer, the oldest first. */
    List<Bound> of(long customerId);

    /**
     * Takes an identity away from a customer, written in the journal.
     *
     * @param who who does it
     * @return false where it is not bound to him
     */
    boolean remove(long customerId, long identityId, String who);

    /**
     * What a provider says of somebody, once its signature was checked.
     *
     * @param issuer the address by which the provider calls itself
     * @param subject his number there, which never changes
     * @param email his e-mail address; empty unless the provider says that it is verified
     */
    record Vouched(String issuer, String subject, Optional<String> email) {}

    /**
     * An identity that is bound to a customer.
     *
     * @param issuer the address by which the provider calls itself
     * @param subject his number there
     * @param usedAt when he came in by it last
     */
    record Bound(long identityId, String issuer, String subject, Instant boundAt, Instant usedAt) {}
}
