package io.clientela.organize.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.organize.LoginAttempts;
import io.clientela.platform.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guessing is slowed down, whoever restarts Clientela in between. */
class LoginAttemptsTest {

    private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.fresh();
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** The limits as a process sees them that has just started. */
    private LoginAttempts after(Duration passed) {
        return new LoginAttemptsInDatabase(database.client(), Clock.fixed(START.plus(passed), ZoneOffset.UTC));
    }

    @Test
    void failuresOnOneEmailOutliveARestart() {
        for (int i = 0; i < LoginAttempts.PER_EMAIL; i++) {
            assertThat(after(Duration.ZERO).mayTry("Anna@example.org", "10.0.0." + i))
                    .isTrue();
            after(Duration.ZERO).failed("Anna@example.org", "10.0.0." + i);
        }
        assertThat(after(Duration.ofMinutes(14)).mayTry(" anna@EXAMPLE.org", "10.1.1.1"))
                .isFalse();
        assertThat(after(Duration.ofMinutes(14)).mayTry("berta@example.org", "10.1.1.1"))
                .isTrue();
        assertThat(after(Duration.ofMinutes(15)).mayTry("anna@example.org", "10.1.1.1"))
                .isTrue();
    }

    @Test
    void failuresFromOneAddressCountForAllEmails() {
        for (int i = 0; i < LoginAttempts.PER_ADDRESS; i++) {
            after(Duration.ZERO).failed("guess" + i + "@example.org", "10.0.0.1");
        }
        assertThat(after(Duration.ZERO).mayTry("other@example.org", "10.0.0.1")).isFalse();
        assertThat(after(Duration.ZERO).mayTry("other@example.org", "10.0.0.2")).isTrue();
    }

    @Test
    void aLoginForgetsTheFailuresOfItsEmail() {
        for (int i = 0; i < LoginAttempts.PER_EMAIL; i++) {
            after(Duration.ZERO).failed("anna@example.org", "10.0.0.1");
        }
        after(Duration.ZERO).succeeded("anna@example.org");
        assertThat(after(Duration.ZERO).mayTry("anna@example.org", "10.0.0.1")).isTrue();
    }

    @Test
    void oldFailuresAreTakenAwayAndNoEmailIsKept() {
        after(Duration.ZERO).failed("anna@example.org", "10.0.0.1");
        after(Duration.ofMinutes(16)).failed("berta@example.org", "10.0.0.2");
        assertThat(database.client()
                        .sql("SELECT count(*) FROM organize.login_failure")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(database.client()
                        .sql("SELECT encode(origin_sha256, 'escape') FROM organize.login_failure")
                        .query(String.class)
                        .list())
                .noneMatch(stored -> stored.contains("berta"));
    }
}
