package io.clientela.organize;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What another program shows to be let in. The secret itself is shown once, when the key is made, and only its
 * fingerprint is stored.
 *
 * @param id the number of the key, from 1
 * @param name what the key is for, in the words of whoever made it
 * @param prefix the first characters of the secret, by which people recognise it
 * @param owner who answers for it; the key may never do more than he may
 * @param rights what the key was given
 * @param made when it was made
 * @param lastUsed when it was last shown, to the minute; null if never
 * @param revoked when it was revoked; null while it works
 */
public record ApiKey(
        long id,
        String name,
        String prefix,
        PersonId owner,
        Set<Right> rights,
        Instant made,
        @Nullable Instant lastUsed,
        @Nullable Instant revoked) {

    public ApiKey {
        rights = Set.copyOf(rights);
    }

    /**
     * A key that was just made, with its secret, which cannot be shown again.
     *
     * @param key the key
     * @param secret what to send as {@code Authorization: Bearer …}
     */
    public record Made(ApiKey key, String secret) {

        @Override
        public String toString() {
            return "Made[" + key + "]";
        }
    }

    /**
     * A key that was shown and is good, and what it may do right now.
     *
     * @param key the key
     * @param rights what the key was given and its owner still may
     */
    public record Shown(ApiKey key, Set<Right> rights) {

        public Shown {
            rights = Set.copyOf(rights);
        }
    }
}
