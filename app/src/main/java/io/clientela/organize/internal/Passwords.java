package io.clientela.organize.internal;

import io.clientela.organize.People;
import io.clientela.organize.Person;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The stored form of passwords, Argon2id with 19 MiB and 2 passes (OWASP Password Storage Cheat Sheet), and what makes
 * a password good enough.
 */
@Component
class Passwords {

    private final Argon2PasswordEncoder encoder = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    /** As many at once as there are processors: each costs memory, and a flood of logins must not take it all. */
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors());

    private final String ofNobody = encoder.encode(Secrets.fresh());

    /** The stored form of a password. */
    String stored(String password) {
        return inTurn(() -> encoder.encode(password));
    }

    /** Whether a password is the stored one; takes as long, and answers false, where nothing is stored. */
    boolean matches(String password, @Nullable String stored) {
        if (password.length() > People.LONGEST_PASSWORD) {
            return false;
        }
        boolean same = inTurn(() -> encoder.matches(password, stored == null ? ofNobody : stored));
        return same && stored != null;
    }

    /** Why a password is not good enough for a person; empty where it is. */
    Optional<String> flaw(Person person, String password) {
        if (password.length() < People.SHORTEST_PASSWORD) {
            return Optional.of("too-short");
        }
        if (password.length() > People.LONGEST_PASSWORD) {
            return Optional.of("too-long");
        }
        String plain = password.toLowerCase(Locale.ROOT);
        boolean own = plain.equals(person.email()) || plain.equals(person.name().toLowerCase(Locale.ROOT));
        return own || password.chars().distinct().count() < 5 ? Optional.of("too-plain") : Optional.empty();
    }

    private <T> T inTurn(Supplier<T> work) {
        turns.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }
}
