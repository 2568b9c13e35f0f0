package io.clientela.differentiate.internal.extract;

import io.clientela.differentiate.SqlDoor;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import io.clientela.platform.Journal.Note;
import io.clientela.platform.Statements;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The door as a role of PostgreSQL; roles belong to a whole server, so that the name begins with that of the database. */
@Component
class DatabaseDoor implements SqlDoor {

    private static final Statements SQL = Statements.of("differentiate/door");
    private static final int PASSWORD_BYTES = 24;

    private final JdbcClient database;
    private final Journal journal;

    DatabaseDoor(JdbcClient database, Journal journal) {
        this.database = database;
        this.journal = journal;
    }

    @Override
    public Optional<Place> open() {
        var place = place();
        return exists(place.role()) ? Optional.of(place) : Optional.empty();
    }

    @Override
    public List<String> views() {
        return database.sql(SQL.get("views")).query(String.class).list();
    }

    @Override
    @Transactional
    public Outcome<Opened> renew(String who) {
        var place = place();
        if (!database.sql(SQL.get("may")).query(Boolean.class).single()) {
            return new Outcome.Unknown<>("may-not", "the owner of the database may not create roles");
        }
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        if (!exists(place.role())) {
            execute("create", place);
        }
        database.sql(written("password", place).replace(":password", "'" + password + "'"))
                .update();
        execute("manners", place);
        execute("rights", place);
        journal.record(Note.of(who, "differentiate.sql-door-opened", "role:" + place.role()));
        return new Outcome.Known<>(new Opened(place, password));
    }

    @Override
    @Transactional
    public boolean close(String who) {
        var place = place();
        if (!exists(place.role())) {
            return false;
        }
        execute("take-rights", place);
        execute("drop", place);
        database.sql(SQL.get("end-sessions"))
                .param("name", place.role())
                .query((row, n) -> 1)
                .list();
        journal.record(Note.of(who, "differentiate.sql-door-closed", "role:" + place.role()));
        return true;
    }

    private Place place() {
        return database.sql(SQL.get("place"))
                .query((row, n) -> new Place(
                        row.getString("host"),
                        row.getInt("port"),
                        row.getString("database"),
                        row.getString("database") + "_bi"))
                .single();
    }

    private boolean exists(String role) {
        return database.sql(SQL.get("exists"))
                .param("name", role)
                .query(Boolean.class)
                .single();
    }

    private void execute(String name, Place place) {
        database.sql(written(name, place)).update();
    }

    private static String written(String name, Place place) {
        return SQL.get(name).replace(":role", '"' + place.role().replace("\"", "\"\"") + '"');
    }
}
