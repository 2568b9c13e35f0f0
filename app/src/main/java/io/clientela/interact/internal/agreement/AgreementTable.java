package io.clientela.interact.internal.agreement;

import io.clientela.interact.Agreements.Agreement;
import io.clientela.interact.Agreements.Event;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Agreements.Side;
import io.clientela.interact.Agreements.Terms;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agreements, their versions and what was done with them, in the database. */
@Component
class AgreementTable {

    static final Statements SQL = Statements.of("interact/agreements");

    private final JdbcClient jdbc;

    AgreementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The record on which what concerns a customer hangs.
     *
     * @throws IllegalArgumentException if there is no such customer
     */
    long record(long customerId) {
        return jdbc.sql(SQL.get("lowest-record"))
                .param("customer", customerId)
                .query((row, n) -> {
                    long id = row.getLong(1);
                    return row.wasNull() ? Optional.<Long>empty() : Optional.of(id);
                })
                .single()
                .orElseThrow(() -> new IllegalArgumentException("no customer " + customerId));
    }

    /** Whose a record is now. */
    Optional<Long> customer(long recordId) {
        return jdbc.sql(SQL.get("customer-of"))
                .param("record", recordId)
                .query(Long.class)
                .optional();
    }

    long add(long recordId, String dialogue, Instant at) {
        return jdbc.sql(SQL.get("add-agreement"))
                .param("record", recordId)
                .param("dialogue", dialogue)
                .param("at", at(at))
                .query(Long.class)
                .single();
    }

    void addVersion(long agreementId, int version, Terms terms, String copy, Side side, Instant at) {
        jdbc.sql(SQL.get("add-version"))
                .param("agreement", agreementId)
                .param("version", version)
                .param("terms", TermsText.write(terms))
                .param("copy", copy)
                .param("hash", TermsText.hash(copy))
                .param("from", terms.from())
                .param("until", terms.until().orElse(null), Types.DATE)
                .param("perMonth", terms.perMonth())
                .param("side", side.name())
                .param("at", at(at))
                .update();
    }

    void addEvent(long agreementId, Event event) {
        proof(jdbc.sql(SQL.get("add-event")), event.proof())
                .param("agreement", agreementId)
                .param("version", event.version())
                .param("what", event.what())
                .param("side", event.side().name())
                .param("at", at(event.at()))
                .update();
    }

    static JdbcClient.StatementSpec proof(JdbcClient.StatementSpec statement, Proof proof) {
        return statement
                .param("who", proof.who())
                .param("how", proof.how())
                .param("wording", proof.wording())
                .param("evidence", proof.evidence());
    }

    static Proof proof(ResultSet row) throws SQLException {
        return new Proof(
                row.getString("who"), row.getString("how"), row.getString("wording"), row.getString("evidence"));
    }

    /** Holds an agreement until the transaction ends. */
    void lock(long agreementId) {
        if (jdbc.sql(SQL.get("lock"))
                .param("agreement", agreementId)
                .query(Long.class)
                .optional()
                .isEmpty()) {
            throw new IllegalArgumentException("no agreement " + agreementId);
        }
    }

    /** @param version 0 for all versions that stand there */
    int move(long agreementId, int version, String from, String to, Instant at) {
        return jdbc.sql(SQL.get("to-state"))
                .param("agreement", agreementId)
                .param("version", version)
                .param("was", from)
                .param("to", to)
                .param("at", at(at))
                .update();
    }

    List<Agreement> of(long customerId) {
        return jdbc.sql(SQL.whole("of"))
                .param("customer", customerId)
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Agreement> version(long agreementId, int version) {
        return jdbc.sql(SQL.whole("version"))
                .param("agreement", agreementId)
                .param("version", version)
                .query((row, n) -> read(row))
                .optional();
    }

    List<Agreement> versions(long agreementId) {
        return jdbc.sql(SQL.whole("versions"))
                .param("agreement", agreementId)
                .query((row, n) -> read(row))
                .list();
    }

    List<Agreement> latest(int limit) {
        return jdbc.sql(SQL.whole("latest"))
                .param("limit", limit)
                .query((row, n) -> read(row))
                .list();
    }

    List<Event> events(long agreementId) {
        return jdbc.sql(SQL.get("events"))
                .param("agreement", agreementId)
                .query((row, n) -> new Event(
                        row.getInt("version"),
                        row.getString("what"),
                        Side.valueOf(row.getString("side")),
                        time(row, "at"),
                        proof(row)))
                .list();
    }

    private static Agreement read(ResultSet row) throws SQLException {
        return new Agreement(
                row.getLong("agreement_id"),
                row.getLong("customer_id"),
                row.getString("dialogue"),
                row.getInt("version"),
                TermsText.read(row.getString("terms")),
                row.getString("state"),
                Side.valueOf(row.getString("proposed_by")),
                time(row, "changed_at"),
                row.getString("hash"),
                row.getString("copy"));
    }

    static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
