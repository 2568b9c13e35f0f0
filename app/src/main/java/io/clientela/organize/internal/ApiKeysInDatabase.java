package io.clientela.organize.internal;

import static java.time.ZoneOffset.UTC;

import io.clientela.organize.ApiKey;
import io.clientela.organize.ApiKeys;
import io.clientela.organize.People;
import io.clientela.organize.Person;
import io.clientela.organize.PersonId;
import io.clientela.organize.Right;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys of other programs in the schema {@code organize}. */
@Service
class ApiKeysInDatabase implements ApiKeys {

    /** What every secret begins with, so that scanners of leaked secrets can tell it. */
    private static final String MARK = "clientela_";

    private static final int SHOWN = MARK.length() + 6;

    private final Statements statements = Statements.of("organize/keys");
    private final JdbcClient database;
    private final People people;
    private final Changes changes;
    private final Clock clock;

    ApiKeysInDatabase(JdbcClient database, People people, Changes changes, Clock clock) {
        this.database = database;
        this.people = people;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public List<ApiKey> all() {
        return sql("all-keys").query(ApiKeysInDatabase::read).list();
    }

    @Override
    @Transactional
    public ApiKey.Made make(PersonId owner, String name, Set<Right> rights) {
        Person person =
                people.find(owner).orElseThrow(() -> new IllegalArgumentException("an API key for nobody: " + owner));
        if (rights.isEmpty() || !person.rights().containsAll(rights)) {
            throw new IllegalArgumentException("an API key with " + rights + " for one who may " + person.rights());
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("an API key without a name");
        }
        String secret = MARK + Secrets.fresh();
        ApiKey key = sql("add-key")
                .param("name", name.strip())
                .param("prefix", secret.substring(0, SHOWN))
                .param("secret", Secrets.fingerprint(secret))
                .param("owner", owner.number())
                .param("rights", rights.stream().map(Right::name).toArray(String[]::new))
                .param("now", clock.instant().atOffset(UTC))
                .query(ApiKeysInDatabase::read)
                .single();
        changes.keyMade(person, key);
        return new ApiKey.Made(key, secret);
    }

    @Override
    @Transactional
    public void revoke(long id, PersonId by) {
        sql("revoke-key")
                .param("key", id)
                .param("now", clock.instant().atOffset(UTC))
                .query(String.class)
                .optional()
                .ifPresent(name -> people.find(by).ifPresent(person -> changes.keyRevoked(person, id, name)));
    }

    @Override
    @Transactional
    public Optional<ApiKey.Shown> show(String secret) {
        return sql("good-key")
                .param("secret", Secrets.fingerprint(secret))
                .query(ApiKeysInDatabase::read)
                .optional()
                .flatMap(this::shown);
    }

    private Optional<ApiKey.Shown> shown(ApiKey key) {
        return people.find(key.owner()).filter(Person::active).map(owner -> {
            sql("key-used")
                    .param("key", key.id())
                    .param("now", clock.instant().atOffset(UTC))
                    .update();
            Set<Right> rights = EnumSet.noneOf(Right.class);
            rights.addAll(key.rights());
            rights.retainAll(owner.rights());
            return new ApiKey.Shown(key, rights);
        });
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String name : (String[]) row.getArray("rights").getArray()) {
            rights.add(Right.valueOf(name));
        }
        return new ApiKey(
                row.getLong("key_id"),
                row.getString("name"),
                row.getString("prefix"),
                new PersonId(row.getLong("owner_id")),
                rights,
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used"),
                instant(row, "revoked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private JdbcClient.StatementSpec sql(String name) {
        return database.sql(statements.get(name));
    }
}
