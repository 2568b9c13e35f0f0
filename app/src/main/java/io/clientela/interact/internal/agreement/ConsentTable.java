package io.clientela.interact.internal.agreement;

import static io.clientela.interact.internal.agreement.AgreementTable.SQL;
import static io.clientela.interact.internal.agreement.AgreementTable.at;
import static io.clientela.interact.internal.agreement.AgreementTable.proof;
import static io.clientela.interact.internal.agreement.AgreementTable.time;

import io.clientela.interact.Agreements.Agreed;
import io.clientela.interact.Agreements.Consent;
import io.clientela.interact.Agreements.Flaw;
import io.clientela.interact.Agreements.Pause;
import io.clientela.interact.Agreements.Proof;
import io.clientela.interact.Medium;
import io.clientela.interact.Purpose;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers said about purposes and media, in the database. */
@Component
class ConsentTable {

    private final JdbcClient jdbc;

    ConsentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A purpose on a medium. */
    record Pair(Purpose purpose, Medium medium) {

        /** Where nothing is sent for a purpose the medium says nothing: one stands for all. */
        static Pair of(Purpose purpose, Medium medium) {
            return new Pair(purpose, purpose.isSent() ? medium : Medium.WEB);
        }
    }

    /** One statement about a pair. */
    record Said(Pair pair, boolean given) {}

    /** A consent with what the receipt tells besides. */
    record Kept(Consent consent, String dialogue, Instant keptAt) {}

    /**
     * Adds statements that were made at one moment.
     *
     * @return the number of the first
     */
    long add(long recordId, String dialogue, List<Said> said, Instant saidAt, Proof proof, Instant at) {
        return proof(jdbc.sql(SQL.get("add-consents")), proof)
                .param("record", recordId)
                .param("dialogue", dialogue)
                .param(
                        "purposes",
                        said.stream().map(one -> one.pair().purpose().name()).toArray(String[]::new))
                .param(
                        "media",
                        said.stream().map(one -> one.pair().medium().name()).toArray(String[]::new))
                .param("givens", said.stream().map(Said::given).toArray(Boolean[]::new))
                .param("said", at(saidAt))
                .param("at", at(at))
                .query(Long.class)
                .list()
                .getFirst();
    }

    /** One statement of a list: that a customer gave a consent, or took it back. */
    record Listed(long customerId, Pair pair, boolean given, Instant saidAt, Proof proof) {}

    /** One that was new, in a dialogue. */
    record Added(Listed listed, String dialogue) {}

    /**
     * Adds what a list says of consents, by one command, as far as it is not kept already.
     *
     * @param dialogue in which consents are given; they are taken back in every dialogue of the customer
     * @return what is new
     */
    List<Added> addImported(String dialogue, List<Listed> listed, String who, Instant at) {
        return jdbc.sql(SQL.get("add-imported"))
                .param("dialogue", dialogue)
                .param(
                        "customers",
                        listed.stream().mapToLong(Listed::customerId).toArray())
                .param("purposes", texts(listed, one -> one.pair().purpose().name()))
                .param("media", texts(listed, one -> one.pair().medium().name()))
                .param("givens", listed.stream().map(Listed::given).toArray(Boolean[]::new))
                .param("saids", texts(listed, one -> one.saidAt().toString()))
                .param("hows", texts(listed, one -> one.proof().how()))
                .param("wordings", texts(listed, one -> one.proof().wording()))
                .param("evidences", texts(listed, one -> one.proof().evidence()))
                .param("who", who)
                .param("at", at(at))
                .query((row, n) -> new Added(listed.get(row.getInt("place") - 1), row.getString("dialogue")))
                .list();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    List<String> dialogues(long customerId) {
        return jdbc.sql(SQL.get("dialogues"))
                .param("customer", customerId)
                .query(String.class)
                .list();
    }

    Set<Pair> given(long customerId, String dialogue) {
        return new HashSet<>(jdbc.sql(SQL.get("given"))
                .param("customer", customerId)
                .param("dialogue", dialogue)
                .query((row, n) ->
                        new Pair(Purpose.valueOf(row.getString("purpose")), Medium.valueOf(row.getString("medium"))))
                .list());
    }

    List<Kept> of(long customerId) {
        return jdbc.sql(SQL.get("consents"))
                .param("customer", customerId)
                .query((row, n) -> read(row))
                .list();
    }

    Optional<Kept> find(long consentId) {
        return jdbc.sql(SQL.get("consent"))
                .param("consent", consentId)
                .query((row, n) -> read(row))
                .optional();
    }

    private static Kept read(ResultSet row) throws SQLException {
        return new Kept(
                new Consent(
                        row.getLong("consent_id"),
                        row.getLong("customer_id"),
                        Purpose.valueOf(row.getString("purpose")),
                        Medium.valueOf(row.getString("medium")),
                        row.getBoolean("given"),
                        time(row, "said_at"),
                        proof(row)),
                row.getString("dialogue"),
                time(row, "kept_at"));
    }

    List<Agreed> agreed() {
        return jdbc.sql(SQL.get("agreed"))
                .query((row, n) -> new Agreed(
                        Purpose.valueOf(row.getString("purpose")),
                        Medium.valueOf(row.getString("medium")),
                        row.getLong("customers")))
                .list();
    }

    boolean endPause(long customerId, String who, Instant at) {
        return jdbc.sql(SQL.get("end-pause"))
                        .param("customer", customerId)
                        .param("who", who)
                        .param("at", at(at))
                        .update()
                > 0;
    }

    void pause(long recordId, Optional<Instant> until, Proof proof, Instant at) {
        proof(jdbc.sql(SQL.get("add-pause")), proof)
                .param("record", recordId)
                .param("until", until.map(AgreementTable::at).orElse(null), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("at", at(at))
                .update();
    }

    Optional<Pause> paused(long customerId, Instant at) {
        return jdbc.sql(SQL.get("paused"))
                .param("customer", customerId)
                .param("at", at(at))
                .query((row, n) -> new Pause(
                        time(row, "said_at"),
                        Optional.ofNullable(row.getObject("until_at", OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        proof(row)))
                .optional();
    }

    /** Adds flaws that were found in one file at one moment. */
    void addFlaws(List<Flaw> flaws, String who) {
        if (flaws.isEmpty()) {
            return;
        }
        jdbc.sql(SQL.get("add-flaws"))
                .param("file", flaws.getFirst().file())
                .param("lines", flaws.stream().mapToLong(Flaw::line).toArray())
                .param("reasons", texts(flaws, Flaw::reason))
                .param("raws", texts(flaws, Flaw::raw))
                .param("at", at(flaws.getFirst().at()))
                .param("who", who)
                .update();
    }

    List<Flaw> flaws(int limit) {
        return jdbc.sql(SQL.get("flaws"))
                .param("limit", limit)
                .query((row, n) -> new Flaw(
                        row.getString("file"),
                        row.getLong("line"),
                        row.getString("reason"),
                        row.getString("raw"),
                        time(row, "found_at")))
                .list();
    }

    byte[] signingKey(String name) {
        return jdbc.sql(SQL.get("signing-key"))
                .param("name", name)
                .query(byte[].class)
                .single();
    }
}
