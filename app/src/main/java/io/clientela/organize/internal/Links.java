package io.clientela.organize.internal;

import static java.time.ZoneOffset.UTC;

import io.clientela.organize.OneTimeLink;
import io.clientela.organize.OneTimeLink.Purpose;
import io.clientela.organize.PersonId;
import io.clientela.platform.Statements;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time links in the database. */
@Component
class Links {

    /** Who entered by a link, and what it was for. */
    record Used(PersonId person, Purpose purpose) {}

    private final Statements statements = Statements.of("organize/links");
    private final JdbcClient database;
    private final Clock clock;

    Links(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new link; the person's earlier ones become worthless. */
    OneTimeLink make(PersonId person, Purpose purpose) {
        String secret = Secrets.fresh();
        Instant now = clock.instant();
        Instant expires = now.plus(lasts(purpose));
        database.sql(statements.get("forget-links"))
                .param("person", person.number())
                .update();
        database.sql(statements.get("add-link"))
                .param("secret", Secrets.fingerprint(secret))
                .param("person", person.number())
                .param("purpose", purpose.name())
                .param("now", now.atOffset(UTC))
                .param("expires", expires.atOffset(UTC))
                .update();
        return new OneTimeLink(URI.create("/enter/" + secret), person, expires);
    }

    /** Uses a link up; empty where it is worthless. */
    Optional<Used> use(String secret) {
        return database.sql(statements.get("use-link"))
                .param("secret", Secrets.fingerprint(secret))
                .param("now", clock.instant().atOffset(UTC))
                .query((row, number) ->
                        new Used(new PersonId(row.getLong("person_id")), Purpose.valueOf(row.getString("purpose"))))
                .optional();
    }

    private static Duration lasts(Purpose purpose) {
        return switch (purpose) {
            case FIRST_ADMINISTRATOR, DEMO -> Duration.ofDays(1);
            case INVITATION -> Duration.ofDays(7);
            case RECOVERY -> Duration.ofHours(1);
        };
    }
}
