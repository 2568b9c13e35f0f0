package io.clientela.interact.internal.right;

import static java.time.ZoneOffset.UTC;

import io.clientela.interact.OwnIdentities.Bound;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Which identities are bound to which records, in the database. */
@Component
class IdentityStore {

    private static final Statements SQL = Statements.of("interact/identity");

    private final JdbcClient jdbc;
    private final Clock clock;

    IdentityStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The record to which an identity is bound, which counts as used now. */
    Optional<Long> use(String issuer, String subject) {
        return sql("use")
                .param("issuer", issuer)
                .param("subject", subject)
                .param("now", now())
                .query(Long.class)
                .optional();
    }

    /** The lowest record of a customer that states this e-mail address, in small letters. */
    Optional<Long> stating(long customerId, String email) {
        return sql("stating")
                .param("customer", customerId)
                .param("email", email)
                .query(Long.class)
                .optional();
    }

    /** Binds an identity. @return false where it was bound meanwhile */
    boolean bind(String issuer, String subject, long recordId) {
        return sql("bind")
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .param("record", recordId)
                        .param("now", now())
                        .update()
                > 0;
    }

    /** The identities of a customer, the oldest first. */
    List<Bound> of(long customerId) {
        return sql("of-customer")
                .param("customer", customerId)
                .query((row, number) -> bound(row))
                .list();
    }

    /** Takes an identity from a customer. @return its issuer; empty where it is not his */
    Optional<String> remove(long customerId, long identityId) {
        return sql("remove")
                .param("customer", customerId)
                .param("identity", identityId)
                .query(String.class)
                .optional();
    }

    private static Bound bound(ResultSet row) throws SQLException {
        return new Bound(
                row.getLong("identity_id"),
                row.getString("issuer"),
                row.getString("subject"),
                row.getObject("bound_at", OffsetDateTime.class).toInstant(),
                row.getObject("used_at", OffsetDateTime.class).toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(UTC);
    }

    private StatementSpec sql(String name) {
        return jdbc.sql(SQL.get(name));
    }
}
