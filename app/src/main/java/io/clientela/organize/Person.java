package io.clientela.organize;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the staff who may enter the console.
 *
 * @param id his number
 * @param name as shown to others; empty until he has given it
 * @param email where he is reached and what he logs in with, in lower case; null for an administrator who has not given
 *     it yet
 * @param profile the language and time zone in which pages speak to him
 * @param roles what parts he plays; at least one
 * @param department where he works; null where nobody said
 * @param hasPassword whether he can log in without a one-time link
 * @param active whether he may enter at all
 * @param lastSeen when he last logged in; null if never
 */
public record Person(
        PersonId id,
        String name,
        @Nullable String email,
        Profile profile,
        Set<Role> roles,
        @Nullable String department,
        boolean hasPassword,
        boolean active,
        @Nullable Instant lastSeen) {

    /**
     * How pages speak to a person.
     *
     * @param language {@code en} or {@code it}
     * @param zone the time zone in which times are shown
     */
    public record Profile(String language, ZoneId zone) {

        public Profile {
            if (!LANGUAGES.contains(language)) {
                throw new IllegalArgumentException("a language that Clientela does not speak: " + language);
            }
        }
    }

    /** The languages that Clientela speaks. */
    public static final Set<String> LANGUAGES = Set.of("en", "it");

    public Person {
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a person without a role: " + id);
        }
        roles = Set.copyOf(roles);
    }

    /** Everything he may do; nothing once he is no longer active. */
    public Set<Right> rights() {
        return active ? Role.rightsOf(roles) : Set.of();
    }

    /** Whether he may do this. */
    public boolean may(Right right) {
        return rights().contains(right);
    }

    /** What to call him: his name, else his e-mail, else his number. */
    public String called() {
        if (!name.isBlank()) {
            return name;
        }
        return Optional.ofNullable(email).orElse("#" + id);
    }
}
