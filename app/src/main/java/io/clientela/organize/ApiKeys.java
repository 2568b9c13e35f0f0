package io.clientela.organize;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The keys of other programs. */
public interface ApiKeys {

    /** Every key ever made, the newest first. */
    List<ApiKey> all();

    /**
     * Makes a key for a person.
     *
     * @param rights what it may do; at least one, and none that the owner may not
     * @throws IllegalArgumentException if the owner is unknown, a right is missing to him, or the name is blank
     */
    ApiKey.Made make(PersonId owner, String name, Set<Right> rights);

    /** Makes a key worthless from now on; does nothing to a key that already is, or that does not exist. */
    void revoke(long id, PersonId by);

    /** The key behind a secret, if it is good: known, not revoked, its owner active. */
    Optional<ApiKey.Shown> show(String secret);
}
