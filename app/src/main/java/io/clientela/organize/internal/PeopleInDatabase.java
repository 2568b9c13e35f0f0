package io.clientela.organize.internal;

import static java.time.ZoneOffset.UTC;

import io.clientela.kernel.value.Outcome;
import io.clientela.organize.OneTimeLink;
import io.clientela.organize.OneTimeLink.Purpose;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.organize.Role;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The staff in the schema {@code organize}. */
@Service
class PeopleInDatabase implements People {

    private record Stored(PersonId person, @Nullable String password) {}

    /** What the administrator of the made-up firm is called: as made up as the firm. */
    private static final String DEMO_NAME = "Livia Moretti";

    private final Statements statements = Statements.of("organize/people");
    private final JdbcClient database;
    private final Links links;
    private final Passwords passwords;
    private final Changes changes;
    private final Clock clock;

    PeopleInDatabase(JdbcClient database, Links links, Passwords passwords, Changes changes, Clock clock) {
        this.database = database;
        this.links = links;
        this.passwords = passwords;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<Person> all() {
        return sql("all-people").query(PersonRow::read).list();
    }

    @Override
    public Optional<Person> find(PersonId id) {
        return sql("person").param("person", id.number()).query(PersonRow::read).optional();
    }

    @Override
    public Optional<Person> withEmail(String email) {
        return sql("person-number-by-email")
                .param("email", normal(email))
                .query(Long.class)
                .optional()
                .map(PersonId::new)
                .flatMap(this::find);
    }

    @Override
    public List<String> departments() {
        return sql("departments").query(String.class).list();
    }

    @Override
    public Optional<Person> logIn(String email, String password) {
        Optional<Stored> stored = sql("password-by-email")
                .param("email", normal(email))
                .query((row, number) -> new Stored(new PersonId(row.getLong("person_id")), row.getString("password")))
                .optional();
        boolean good = passwords.matches(password, stored.map(Stored::password).orElse(null));
        return stored.filter(any -> good).flatMap(known -> seen(known.person()));
    }

    @Override
    @Transactional
    public Outcome<OneTimeLink> invite(Invitation invitation, PersonId by) {
        Optional<PersonId> added = add(
                invitation.name(),
                normal(invitation.email()),
                invitation.language(),
                invitation.position().department());
        if (added.isEmpty()) {
            return new Outcome.Unknown<>("email-taken", invitation.email());
        }
        giveRoles(added.get(), invitation.position().roles());
        changes.invited(known(by), known(added.get()));
        return new Outcome.Known<>(links.make(added.get(), Purpose.INVITATION));
    }

    @Override
    @Transactional
    public Outcome<Person> change(PersonId id, Position position, PersonId by) {
        sql("lock-people").update();
        Optional<Person> before = find(id);
        if (before.isEmpty()) {
            return unknown(id);
        }
        boolean stays = position.active() && position.roles().contains(Role.ADMINISTRATOR);
        if (!stays && isLastAdministrator(before.get())) {
            return new Outcome.Unknown<>("last-administrator", before.get().called());
        }
        sql("set-position")
                .param("person", id.number())
                .param("department", departmentNumber(position.department()))
                .param("active", position.active())
                .update();
        sql("forget-roles").param("person", id.number()).update();
        giveRoles(id, position.roles());
        Person after = known(id);
        changes.changed(known(by), before.get(), after);
        return new Outcome.Known<>(after);
    }

    @Override
    @Transactional
    public Outcome<Person> describe(PersonId id, String name, @Nullable String email, Person.Profile profile) {
        Optional<Person> before = find(id);
        if (before.isEmpty()) {
            return unknown(id);
        }
        try {
            sql("describe")
                    .param("person", id.number())
                    .param("name", name.strip())
                    .param("email", email == null || email.isBlank() ? null : normal(email))
                    .param("language", profile.language())
                    .param("zone", profile.zone().getId())
                    .update();
        } catch (DuplicateKeyException e) {
            return new Outcome.Unknown<>("email-taken", String.valueOf(email));
        }
        changes.described(before.get(), known(id));
        return new Outcome.Known<>(known(id));
    }

    @Override
    @Transactional
    public Outcome<Person> setPassword(PersonId id, String password) {
        Optional<Person> person = find(id);
        if (person.isEmpty()) {
            return unknown(id);
        }
        Optional<String> flaw = passwords.flaw(person.get(), password);
        if (flaw.isPresent()) {
            return new Outcome.Unknown<>(flaw.get(), "");
        }
        sql("set-password")
                .param("person", id.number())
                .param("password", passwords.stored(password))
                .update();
        changes.passwordSet(person.get());
        return new Outcome.Known<>(known(id));
    }

    @Override
    @Transactional
    public Outcome<OneTimeLink> link(PersonId id, Purpose purpose) {
        return find(id).<Outcome<OneTimeLink>>map(person -> {
                    changes.linked(person, purpose);
                    return new Outcome.Known<>(links.make(id, purpose));
                })
                .orElseGet(() -> unknown(id));
    }

    @Override
    @Transactional
    public Optional<Entry> enter(String secret) {
        return links.use(secret)
                .flatMap(used -> seen(used.person()).map(person -> {
                    changes.entered(person, used.purpose());
                    return new Entry(person, used.purpose());
                }));
    }

    @Override
    @Transactional
    public Optional<OneTimeLink> firstAdministratorLink() {
        sql("lock-people").update();
        boolean anybody = sql("anybody-seen").query(Boolean.class).single();
        return anybody ? Optional.empty() : Optional.of(links.make(administrator(), Purpose.FIRST_ADMINISTRATOR));
    }

    @Override
    @Transactional
    public Outcome<OneTimeLink> recoveryLink(@Nullable String email) {
        Optional<PersonId> person = email == null
                ? firstAdministrator()
                : withEmail(email)
                        .filter(known -> known.active() && known.roles().contains(Role.ADMINISTRATOR))
                        .map(Person::id);
        return person.map(id -> link(id, Purpose.RECOVERY))
                .orElseGet(() -> new Outcome.Unknown<>("no-such-person", email == null ? "" : email));
    }

    @Override
    @Transactional
    public OneTimeLink demoLink() {
        sql("lock-people").update();
        PersonId administrator = administrator();
        Person person = known(administrator);
        if (person.name().isBlank()) {
            describe(administrator, DEMO_NAME, person.email(), person.profile());
        }
        return links.make(administrator, Purpose.DEMO);
    }

    private PersonId administrator() {
        return firstAdministrator().orElseGet(() -> {
            PersonId made = add("", null, "en", null).orElseThrow();
            giveRoles(made, Set.of(Role.ADMINISTRATOR));
            return made;
        });
    }

    private Optional<PersonId> firstAdministrator() {
        return sql("first-active-administrator")
                .query((row, number) -> row.getLong(1))
                .optional()
                .filter(number -> number > 0)
                .map(PersonId::new);
    }

    private Optional<PersonId> add(String name, @Nullable String email, String language, @Nullable String department) {
        return sql("add-person")
                .param("name", name.strip())
                .param("email", email)
                .param("language", language)
                .param("zone", ZoneId.systemDefault().getId())
                .param("department", departmentNumber(department))
                .param("now", clock.instant().atOffset(UTC))
                .query(Long.class)
                .optional()
                .map(PersonId::new);
    }

    private void giveRoles(PersonId id, Set<Role> roles) {
        for (Role role : roles) {
            sql("give-role")
                    .param("person", id.number())
                    .param("role", role.name())
                    .update();
        }
    }

    private @Nullable Integer departmentNumber(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return null;
        }
        return sql("department")
                .param("name", name.strip())
                .query(Integer.class)
                .single();
    }

    private boolean isLastAdministrator(Person person) {
        if (!person.active() || !person.roles().contains(Role.ADMINISTRATOR)) {
            return false;
        }
        return sql("other-active-administrators")
                        .param("person", person.id().number())
                        .query(Long.class)
                        .single()
                == 0;
    }

    private Optional<Person> seen(PersonId id) {
        sql("seen")
                .param("person", id.number())
                .param("now", clock.instant().atOffset(UTC))
                .update();
        return find(id);
    }

    private Person known(PersonId id) {
        return find(id).orElseThrow(() -> new IllegalStateException("nobody has the number " + id));
    }

    private JdbcClient.StatementSpec sql(String name) {
        return database.sql(statements.get(name));
    }

    private static <T> Outcome<T> unknown(PersonId id) {
        return new Outcome.Unknown<>("no-such-person", id.toString());
    }

    private static String normal(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }
}
