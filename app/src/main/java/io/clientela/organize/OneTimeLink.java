package io.clientela.organize;

import java.net.URI;
import java.time.Instant;

/**
 * A link that lets one person in once, without a password. Only its fingerprint is stored: who loses the link needs a
 * new one.
 *
 * @param path the path and the secret, such as {@code /enter/3Xb…}; the address of the installation goes before it
 * @param person whom it lets in
 * @param expires until when it works
 */
public record OneTimeLink(URI path, PersonId person, Instant expires) {

    /** What a one-time link is for, which settles how long it lasts and where it leads. */
    public enum Purpose {
        /** The first entry of the first administrator of an empty installation. */
        FIRST_ADMINISTRATOR,
        /** The first entry of somebody who was invited. */
        INVITATION,
        /** Back in after a forgotten password. */
        RECOVERY,
        /** Straight into the made-up firm. */
        DEMO
    }

    /** The link at an address, such as {@code http://localhost:8080}. */
    public URI at(URI address) {
        return address.resolve(path);
    }

    @Override
    public String toString() {
        return "OneTimeLink[person=" + person + ", expires=" + expires + "]";
    }
}
