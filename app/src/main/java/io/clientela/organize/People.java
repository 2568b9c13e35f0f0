package io.clientela.organize;

import io.clientela.kernel.value.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The staff: who they are, what they may do, how they come in.
 *
 * <p>Every change is written to the journal. The last active administrator can neither be deactivated nor lose that
 * role: such a call answers {@code Unknown} with the reason {@code last-administrator}.
 */
public interface People {

    /** Everybody, in the order of their names, those who may no longer enter last. */
    List<Person> all();

    /** The person with this number. */
    Optional<Person> find(PersonId id);

    /** The person with this e-mail, in whatever case it is written. */
    Optional<Person> withEmail(String email);

    /** The names of the departments that people belong to, in order. */
    List<String> departments();

    /**
     * The person who has this e-mail and this password and may enter. Takes about as long for an e-mail that nobody has
     * as for a wrong password.
     */
    Optional<Person> logIn(String email, String password);

    /**
     * Takes somebody in and makes the link by which he enters.
     *
     * @param by who invites
     * @return the link, or {@code Unknown} with the reason {@code email-taken}
     */
    Outcome<OneTimeLink> invite(Invitation invitation, PersonId by);

    /** Sets roles, department and whether he may enter. Reasons: {@code no-such-person}, {@code last-administrator}. */
    Outcome<Person> change(PersonId id, Position position, PersonId by);

    /** Sets what a person says about himself. Reasons: {@code no-such-person}, {@code email-taken}. */
    Outcome<Person> describe(PersonId id, String name, @Nullable String email, Person.Profile profile);

    /**
     * Sets a person's password.
     *
     * @return the person; or {@code Unknown} with {@code no-such-person}, {@code too-short} (under
     *     {@value #SHORTEST_PASSWORD} characters), {@code too-long} (over {@value #LONGEST_PASSWORD}) or {@code too-plain}
     *     (fewer than five different characters, or his own name or e-mail)
     */
    Outcome<Person> setPassword(PersonId id, String password);

    /** Makes a one-time link for a person, and makes his earlier ones worthless. Reason: {@code no-such-person}. */
    Outcome<OneTimeLink> link(PersonId id, OneTimeLink.Purpose purpose);

    /** Uses up a link's secret: who enters by it and what for; empty if it is unknown, used, expired or revoked. */
    Optional<Entry> enter(String secret);

    /**
     * The link by which the first administrator of an installation enters. While nobody has ever logged in, each call
     * makes a new link (the administrator too, if there is none yet) and the earlier ones are worthless.
     *
     * @return empty once anybody has logged in
     */
    Optional<OneTimeLink> firstAdministratorLink();

    /**
     * The link by which an administrator gets in again: he of that e-mail, or without an e-mail the first active one.
     * Reason: {@code no-such-person}.
     */
    Outcome<OneTimeLink> recoveryLink(@Nullable String email);

    /** The link that leads into the demo as its administrator, who is made and named if there is none. */
    OneTimeLink demoLink();

    /** The shortest password, in characters. */
    int SHORTEST_PASSWORD = 10;

    /** The longest password, in characters. */
    int LONGEST_PASSWORD = 200;

    /**
     * Somebody to take in.
     *
     * @param name as shown to others
     * @param email what he will log in with
     * @param language {@code en} or {@code it}
     * @param position his roles and department
     */
    record Invitation(String name, String email, String language, Position position) {}

    /**
     * Where somebody stands in the firm.
     *
     * @param roles at least one
     * @param department null where nobody said
     * @param active whether he may enter
     */
    record Position(Set<Role> roles, @Nullable String department, boolean active) {

        public Position {
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("a position without a role");
            }
            roles = Set.copyOf(roles);
        }
    }

    /**
     * One use of a one-time link.
     *
     * @param person who entered
     * @param purpose what the link was for
     */
    record Entry(Person person, OneTimeLink.Purpose purpose) {}
}
