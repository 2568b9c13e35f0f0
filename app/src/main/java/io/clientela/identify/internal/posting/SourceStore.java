package io.clientela.identify.internal.posting;

import io.clientela.identify.Sources;
import io.clientela.identify.internal.value.VatNumber;
import io.clientela.kernel.value.Outcome;
import io.clientela.platform.Journal;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sources, and how their tables were understood. */
@Component
final class SourceStore implements Sources {

    private static final Statements SQL = Statements.of("identify/imports");

    private final JdbcClient client;
    private final Journal journal;
    private final Clock clock;

    SourceStore(JdbcClient client, Journal journal, Clock clock) {
        this.client = client;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Source named(String name) {
        client.sql(SQL.get("make-source"))
                .param("name", name)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return find(name).orElseThrow(() -> new IllegalStateException("no source " + name));
    }

    /** The day of today, in UTC. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** The source of that name. */
    Optional<Source> find(String name) {
        return client.sql(SQL.get("source-by-name"))
                .param("name", name)
                .query(SourceStore::source)
                .optional();
    }

    private static Source source(ResultSet row, int number) throws SQLException {
        return new Source(
                row.getInt("source_id"),
                row.getString("name"),
                row.getString("legal_basis"),
                row.getString("department"),
                row.getString("channel"));
    }

    @Override
    public List<Source> list() {
        return client.sql(SQL.get("sources")).query(SourceStore::source).list();
    }

    @Override
    public void edit(Source source, String by) {
        checkBasis(source.legalBasis());
        try {
            var changed = client.sql(SQL.get("edit-source"))
                    .param("id", source.sourceId())
                    .param("name", source.name().strip())
                    .param("basis", source.legalBasis())
                    .param("department", source.department().strip())
                    .param("channel", source.channel().strip())
                    .update();
            if (changed == 0) {
                throw new IllegalArgumentException("no source " + source.sourceId());
            }
        } catch (DuplicateKeyException e) {
            throw new IllegalArgumentException("another source is called '" + source.name() + "'", e);
        }
    }

    /** @throws IllegalArgumentException if it is none of {@link Sources#LEGAL_BASES}, with a message for the person */
    static void checkBasis(String basis) {
        if (!LEGAL_BASES.contains(basis)) {
            throw new IllegalArgumentException(
                    "not a legal basis: '" + basis + "'; known: " + String.join(", ", LEGAL_BASES));
        }
    }

    @Override
    public SortedSet<String> firmNumbers() {
        return new TreeSet<>(
                client.sql(SQL.get("firm-numbers")).query(String.class).list());
    }

    @Override
    public Outcome<SortedSet<String>> sayFirmNumbers(Collection<String> numbers, String by) {
        SortedSet<String> read = new TreeSet<>();
        for (String number : numbers) {
            switch (VatNumber.parse(number, "IT")) {
                case Outcome.Known<VatNumber> known -> read.add(known.value().toString());
                case Outcome.Unknown<VatNumber> unknown -> {
                    return new Outcome.Unknown<>(unknown.reason(), number.strip());
                }
            }
        }
        client.sql(SQL.get("set-firm-numbers"))
                .param("numbers", read.toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
        journal.record(new Journal.Note(by, "identify.firm-numbers", "sources", Map.of("numbers", read), "", ""));
        return new Outcome.Known<>(read);
    }

    @Override
    public List<Issuer> issuers() {
        return client.sql(SQL.get("issuers"))
                .query((row, number) -> new Issuer(row.getString("issuer"), row.getLong("documents")))
                .list();
    }

    /** The remembered map for tables of a shape. */
    Optional<String> map(int sourceId, String shape) {
        return client.sql(SQL.get("map-of-shape"))
                .param("source", sourceId)
                .param("shape", shape)
                .query(String.class)
                .optional();
    }

    /** The source for which tables of a shape were last corrected. */
    Optional<String> corrected(String shape) {
        return client.sql(SQL.get("source-of-shape"))
                .param("shape", shape)
                .query(String.class)
                .optional();
    }

    /** Keeps a map. */
    void remember(int sourceId, String shape, String map, String by) {
        client.sql(SQL.get("remember-map"))
                .param("source", sourceId)
                .param("shape", shape)
                .param("mapping", map)
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
    }

    @Override
    public List<RememberedMap> maps(int sourceId) {
        return client.sql(SQL.get("maps-of-source"))
                .param("source", sourceId)
                .query((row, number) -> new RememberedMap(
                        row.getString("shape"),
                        row.getString("mapping"),
                        row.getTimestamp("saved_at").toInstant(),
                        row.getString("saved_by")))
                .list();
    }

    @Override
    public void forget(int sourceId, String shape, String by) {
        client.sql(SQL.get("forget-map"))
                .param("source", sourceId)
                .param("shape", shape)
                .update();
    }
}
