package io.clientela.identify.internal.posting;

import io.clientela.identify.ControlTotal;
import io.clientela.identify.FileSignature;
import io.clientela.identify.FlawFilter;
import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportReport.DocumentCount;
import io.clientela.identify.ImportReport.FileCount;
import io.clientela.identify.ImportSummary;
import io.clientela.identify.ImportedFile;
import io.clientela.identify.PurchasesRecorded;
import io.clientela.identify.Sources.Source;
import io.clientela.platform.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Imports and their files, as they are begun, ended and shown. */
@Component
final class ImportStore {

    private static final long LARGE = 50_000;

    private static final Statements SQL = Statements.of("identify/imports");

    private final JdbcClient client;
    private final FlawStore flaws;
    private final Clock clock;

    ImportStore(JdbcClient client, FlawStore flaws, Clock clock) {
        this.client = client;
        this.flaws = flaws;
        this.clock = clock;
    }

    private StatementSpec sql(String name) {
        return client.sql(SQL.get(name));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** Marks what imports that are gone left running; whoever holds the lock knows that none runs. */
    void interruptOthers() {
        sql("interrupt-others").param("now", now()).update();
    }

    /** Begins an import, or goes on with the one that the job began before it was cut short. */
    long begin(OptionalLong job, Source source, String by) {
        if (job.isPresent()) {
            var before = sql("import-of-job")
                    .param("job", job.getAsLong())
                    .query(Long.class)
                    .optional();
            if (before.isPresent()) {
                sql("resume-import").param("import", before.get()).update();
                return before.get();
            }
        }
        return sql("begin-import")
                .param("job", job.isPresent() ? job.getAsLong() : null, java.sql.Types.BIGINT)
                .param("source", source.sourceId())
                .param("now", now())
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /**
     * Ends an import.
     *
     * @param follows whether anything is to follow it, now or by the next one
     */
    void end(long importId, ImportSummary.State state, boolean follows) {
        sql("end-import")
                .param("import", importId)
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("follows", follows)
                .param("now", now())
                .update();
    }

    /**
     * What came in by imports after which nothing could follow.
     *
     * @param imports how many they are
     */
    record Owed(long imports, long documents, long records, long products) {

        boolean any() {
            return imports > 0;
        }
    }

    /** The source in whose file a flaw was found. */
    Optional<String> sourceOfFlaw(long flaw) {
        return sql("source-of-flaw").param("flaw", flaw).query(String.class).optional();
    }

    /** The source, another one than that of the given name, from which a file with this SHA-256, in hexadecimal, last came. */
    Optional<String> sourceOfBytes(String sha256, String other) {
        return sql("source-of-bytes")
                .param("sha256", java.util.HexFormat.of().parseHex(sha256))
                .param("other", other)
                .query(String.class)
                .optional();
    }

    /** What is owed to imports that were cut short, cancelled or failed. */
    Owed owed() {
        return sql("owed")
                .query((row, number) -> new Owed(
                        row.getLong("imports"),
                        row.getLong("documents"),
                        row.getLong("records"),
                        row.getLong("products")))
                .single();
    }

    /** Before anyone works on with a large import, the planner of the database learns what it brought. */
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    void learnTables(PurchasesRecorded event) {
        if (event.documents() > LARGE || event.records() > LARGE) {
            sql("learn-tables").update();
        }
    }

    /** A file with the same bytes that was met before. */
    record Earlier(int fileId, long importId, String sha256, String mapping, ImportedFile.State state) {}

    /** What is known of files with these fingerprints. */
    List<Earlier> earlier(Collection<String> hashes, int sourceId) {
        if (hashes.isEmpty()) {
            return List.of();
        }
        var bytes = hashes.stream()
                .distinct()
                .map(hash -> java.util.HexFormat.of().parseHex(hash))
                .toArray(byte[][]::new);
        return sql("files-by-sha256")
                .param("hashes", bytes)
                .param("source", sourceId)
                .query((row, number) -> new Earlier(
                        row.getInt("file_id"),
                        row.getLong("import_id"),
                        row.getString("sha256"),
                        row.getString("mapping"),
                        fileState(row)))
                .list();
    }

    private static ImportedFile.State fileState(ResultSet row) throws SQLException {
        return ImportedFile.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    }

    OptionalLong ofJob(long job) {
        var found =
                sql("latest-import-of-job").param("job", job).query(Long.class).optional();
        return found.isPresent() ? OptionalLong.of(found.get()) : OptionalLong.empty();
    }

    /** A row of the table of imports. */
    private record Row(ImportSummary summary, DocumentCount documents, long contacts, long products, long records) {}

    private List<Row> rows(long from, long before, int limit) {
        return sql("import-rows")
                .param("least", from)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Row(
                        summary(row),
                        new DocumentCount(row.getLong("documents"), row.getLong("versions"), row.getLong("known")),
                        row.getLong("contacts"),
                        row.getLong("products"),
                        row.getLong("records")))
                .list();
    }

    private static ImportSummary summary(ResultSet row) throws SQLException {
        return new ImportSummary(
                row.getLong("import_id"),
                row.getString("source"),
                row.getTimestamp("started_at").toInstant(),
                row.getString("started_by"),
                instant(row, "ended_at"),
                ImportSummary.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getLong("files"),
                row.getLong("posted_lines"),
                row.getLong("open_flaws"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    List<ImportSummary> list(long before, int limit) {
        return rows(0, before, limit).stream().map(Row::summary).toList();
    }

    Optional<ImportReport> report(long importId) {
        return rows(importId, importId + 1, 1).stream().findFirst().map(row -> report(importId, row));
    }

    private ImportReport report(long importId, Row row) {
        Map<ImportedFile.State, Long> states = new EnumMap<>(ImportedFile.State.class);
        sql("files-by-state").param("import", importId).query(counted -> {
            states.put(fileState(counted), counted.getLong("files"));
        });
        var totals = sql("totals-of-import")
                .param("import", importId)
                .query((total, number) -> total(total))
                .list();
        return new ImportReport(
                row.summary(),
                new FileCount(
                        states.getOrDefault(ImportedFile.State.READ, 0L),
                        states.getOrDefault(ImportedFile.State.KNOWN, 0L),
                        states.getOrDefault(ImportedFile.State.REFUSED, 0L)),
                row.documents(),
                row.contacts(),
                row.products(),
                row.records(),
                totals,
                flaws.counts(FlawFilter.of(importId)));
    }

    static ControlTotal total(ResultSet row) throws SQLException {
        return new ControlTotal(
                row.getString("currency"),
                row.getLong("read_lines"),
                row.getBigDecimal("read_amount"),
                row.getLong("posted_lines"),
                row.getBigDecimal("posted_amount"),
                row.getLong("known_lines"),
                row.getBigDecimal("known_amount"),
                row.getLong("refused_lines"),
                row.getBigDecimal("refused_amount"));
    }

    List<ImportedFile> files(long importId, int after, int limit) {
        var files = sql("files-of-import")
                .param("import", importId)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> file(row))
                .list();
        var totals = new HashMap<Integer, List<ControlTotal>>();
        sql("totals-of-files")
                .param("files", files.stream().map(ImportedFile::fileId).toArray(Integer[]::new))
                .query(row -> {
                    totals.computeIfAbsent(row.getInt("file_id"), id -> new ArrayList<>())
                            .add(total(row));
                });
        return files.stream()
                .map(file -> file.totals(totals.getOrDefault(file.fileId(), List.of())))
                .toList();
    }

    List<FileSignature> signatures(long importId, int limit) {
        return sql("signatures-of-import")
                .param("import", importId)
                .param("limit", limit)
                .query((row, number) -> signature(row))
                .list();
    }

    private static FileSignature signature(ResultSet row) throws SQLException {
        var broken = row.getString("broken");
        var inDates = row.getObject("in_dates", Boolean.class);
        return new FileSignature(
                row.getString("place"),
                row.getString("signer"),
                row.getString("tax_code"),
                row.getString("issuer"),
                instant(row, "signed_at"),
                !broken.isEmpty()
                        ? FileSignature.State.BROKEN
                        : inDates == null
                                ? FileSignature.State.UNDATED
                                : inDates ? FileSignature.State.HOLDS : FileSignature.State.OUTSIDE_DATES,
                broken);
    }

    private static ImportedFile file(ResultSet row) throws SQLException {
        return new ImportedFile(
                row.getInt("file_id"),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("bytes"),
                row.getString("format"),
                row.getString("legal_basis"),
                row.getTimestamp("received_at").toInstant(),
                fileState(row),
                List.of((String[]) row.getArray("signers").getArray()),
                List.of(),
                row.getLong("open_flaws"));
    }
}
