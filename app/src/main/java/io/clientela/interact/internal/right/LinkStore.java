package io.clientela.interact.internal.right;

import static java.time.ZoneOffset.UTC;

import io.clientela.platform.Statements;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Links to own pages, and who asked for them, in the database. */
@Component
class LinkStore {

    private static final Statements SQL = Statements.of("interact/own");
    private static final Duration COUNTED = Duration.ofHours(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    LinkStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A link that was used. */
    record Used(long recordId, String madeBy) {}

    Instant now() {
        return clock.instant();
    }

    /** The lowest record of a customer of whom something is known. */
    OptionalLong recordOf(long customerId) {
        Optional<Long> found =
                sql("record-of").param("customer", customerId).query(Long.class).optional();
        return found.isPresent() ? OptionalLong.of(found.get()) : OptionalLong.empty();
    }

    /** The customer of a record of whom something is known. */
    OptionalLong customerOf(long recordId) {
        Optional<Long> found =
                sql("customer-of").param("record", recordId).query(Long.class).optional();
        return found.isPresent() ? OptionalLong.of(found.get()) : OptionalLong.empty();
    }

    /** The customers reached under one of these codes of e-mail addresses or phones. */
    List<Long> reachedAt(List<String> codes) {
        return sql("reached-at")
                .param("codes", codes.toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    void add(String secret, long recordId, String who, Instant expires) {
        sql("add-link")
                .param("secret", Secret.fingerprint(secret))
                .param("record", recordId)
                .param("now", now().atOffset(UTC))
                .param("who", who)
                .param("expires", expires.atOffset(UTC))
                .update();
    }

    /** Uses a link up. */
    Optional<Used> use(String secret) {
        return sql("use-link")
                .param("secret", Secret.fingerprint(secret))
                .param("now", now().atOffset(UTC))
                .query((row, number) -> new Used(row.getLong("record_id"), row.getString("made_by")))
                .optional();
    }

    /** Takes the secrets out of the texts of messages whose links are used or expired. */
    void blank() {
        sql("blank-links").param("now", now().atOffset(UTC)).update();
    }

    /** Counts one more asking. @return whether it is one of the first so many within the hour */
    boolean count(String origin, int most) {
        sql("forget-askings").param("after", now().minus(COUNTED).atOffset(UTC)).update();
        Integer times = sql("count-asking")
                .param("origin", Secret.fingerprint(origin))
                .param("now", now().atOffset(UTC))
                .query(Integer.class)
                .single();
        return times <= most;
    }

    private StatementSpec sql(String name) {
        return jdbc.sql(SQL.get(name));
    }
}
