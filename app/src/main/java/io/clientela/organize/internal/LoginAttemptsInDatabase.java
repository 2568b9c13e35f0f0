package io.clientela.organize.internal;

import static java.time.ZoneOffset.UTC;

import io.clientela.organize.LoginAttempts;
import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Failed logins in the schema {@code organize}, by the fingerprint of what was typed. */
@Service
class LoginAttemptsInDatabase implements LoginAttempts {

    private final Statements statements = Statements.of("organize/logins");
    private final JdbcClient database;
    private final Clock clock;

    LoginAttemptsInDatabase(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public boolean mayTry(String email, String address) {
        return failures(ofEmail(email)) < PER_EMAIL && failures(ofAddress(address)) < PER_ADDRESS;
    }

    @Override
    public void failed(String email, String address) {
        sql("forget-old-failures").param("after", after()).update();
        add(ofEmail(email));
        add(ofAddress(address));
    }

    @Override
    public void succeeded(String email) {
        sql("forget-failures").param("origin", ofEmail(email)).update();
    }

    private int failures(byte[] origin) {
        return sql("failures")
                .param("origin", origin)
                .param("after", after())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private void add(byte[] origin) {
        sql("add-failure")
                .param("origin", origin)
                .param("now", clock.instant().atOffset(UTC))
                .param("after", after())
                .update();
    }

    private OffsetDateTime after() {
        return clock.instant().minus(Duration.ofMinutes(MINUTES)).atOffset(UTC);
    }

    private static byte[] ofEmail(String email) {
        return Secrets.fingerprint("email " + email.strip().toLowerCase(Locale.ROOT));
    }

    private static byte[] ofAddress(String address) {
        return Secrets.fingerprint("address " + address);
    }

    private JdbcClient.StatementSpec sql(String name) {
        return database.sql(statements.get(name));
    }
}
