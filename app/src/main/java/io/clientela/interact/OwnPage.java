package io.clientela.interact;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** How a customer comes to his own page: by a link that works once, without a password. */
public interface OwnPage {

    /** How many minutes a link works that a customer asked for. */
    int MINUTES = 30;

    /** How many hours a link works that somebody of the firm made for him. */
    int HOURS = 48;

    /** How often links may be asked for with one e-mail or phone within an hour. */
    int PER_ADDRESSEE = 3;

    /** How often links may be asked for from one network address within an hour. */
    int PER_ORIGIN = 20;

    /**
     * Makes a link for a customer, written in the journal. Only a fingerprint of its secret is kept: whoever loses it needs
     * another one.
     *
     * @param who who of the firm makes it
     * @throws IllegalArgumentException if there is no such customer, or he had himself erased
     */
    Link link(long customerId, String who);

    /**
     * A customer asks for a link with an e-mail address or a phone number. What is answered does not depend on whether it is
     * known: it is looked up after the answer, and a link goes out, as a message of service, where exactly one customer is
     * reached there.
     *
     * @param typed as typed
     * @param origin the network address that asks
     * @return false where this origin asked too often
     */
    boolean ask(String typed, String origin);

    /** Uses a link up; empty where it is worthless: unknown, used, expired, or its customer is gone. */
    Optional<Entry> enter(String secret);

    /** Whose page a session leads to that entered by a record; empty where the record is gone or was erased. */
    OptionalLong customerOf(long recordId);

    /**
     * A link.
     *
     * @param path the path and the secret, such as {@code /own/enter/3Xb…}; the address of the installation goes before it
     * @param expires until when it works
     */
    record Link(String path, long customerId, Instant expires) {

        @Override
        public String toString() {
            return "Link[customer=" + customerId + ", expires=" + expires + "]";
        }
    }

    /**
     * Somebody came in.
     *
     * @param recordId the record by which the session is known, so that it follows joins and splits
     * @param madeBy who made the link: the customer himself, or somebody of the firm; the customer where he came without one
     */
    record Entry(long recordId, long customerId, String madeBy) {}
}
