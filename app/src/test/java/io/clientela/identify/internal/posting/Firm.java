package io.clientela.identify.internal.posting;

import io.clientela.identify.ControlTotal;
import io.clientela.identify.FlawFilter;
import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.platform.CsvSheet;
import io.clientela.platform.DataFolder;
import io.clientela.platform.TestDatabase;
import io.clientela.platform.internal.JournalTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A firm whose books go into a fresh database: for tests that speak of files, documents and totals. */
final class Firm implements AutoCloseable {

    private static final List<String> LEDGER = List.of(
            "source", "flaw", "control_total", "product", "article", "customer", "record", "value", "document", "line");

    private final Optional<TestDatabase> database;
    private final JdbcClient client;
    private final ImportService imports;
    private final SourceStore sources;
    final Path folder;
    final List<Object> events = new ArrayList<>();

    private Firm(Optional<TestDatabase> database, DataSource dataSource, Path folder) {
        this.database = database;
        this.folder = folder;
        this.client = JdbcClient.create(dataSource);
        var clock = Clock.systemUTC();
        var flaws = new FlawStore(client, clock);
        var journal = new JournalTable(
                client,
                new NamedParameterJdbcTemplate(dataSource),
                JsonMapper.builder().build());
        this.sources = new SourceStore(client, journal, clock);
        var parts = new ImportParts(
                dataSource, clock, new ImportStore(client, flaws, clock), sources, new LedgerKeys(dataSource), journal);
        var noJobs = new DefaultListableBeanFactory().getBeanProvider(io.clientela.platform.Jobs.class);
        this.imports = new ImportService(parts, flaws, this::followed, noJobs, new DataFolder(folder));
    }

    /** Nobody follows the imports of this firm: what they leave counts as done as soon as it is told. */
    private void followed(Object event) {
        events.add(event);
        client.sql("UPDATE identify.import SET settled_at = now() WHERE state <> 'running'")
                .update();
    }

    /** The books as a process leaves them that is killed when all is posted and nothing of what follows is done. */
    void killedBeforeWhatFollows() {
        client.sql("UPDATE identify.import SET state = 'running', ended_at = NULL, settled_at = NULL")
                .update();
        client.sql("UPDATE identify.document SET corrects_id = NULL, record_id = buyer_id WHERE corrects_id IS"
                        + " NOT NULL")
                .update();
        events.clear();
    }

    static Firm withFilesIn(Path folder) {
        var database = TestDatabase.fresh();
        return new Firm(Optional.of(database), database.dataSource(), folder);
    }

    /** The same books seen through another connection, as another process would. */
    static Firm on(DataSource dataSource, Path folder) {
        return new Firm(Optional.empty(), dataSource, folder);
    }

    Imports imports() {
        return imports;
    }

    SourceStore sources() {
        return sources;
    }

    JdbcClient sql() {
        return client;
    }

    DataSource dataSource() {
        return database.orElseThrow().dataSource();
    }

    Path write(String name, String text) {
        try {
            var file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportReport take(String source, Path... paths) {
        return imports.run(ImportRequest.of("user:test", paths).source(source), ImportWatcher.NONE);
    }

    ImportReport take(ImportRequest request) {
        return imports.run(request, ImportWatcher.NONE);
    }

    /** The open refused rows as the person downloads them. */
    String download(FlawFilter filter) {
        var out = new ByteArrayOutputStream();
        try {
            imports.download(filter, CsvSheet.COMMA, (name, type) -> out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    long count(String query) {
        return client.sql(query).query(Long.class).single();
    }

    BigDecimal amount(String query) {
        return client.sql(query).query(BigDecimal.class).single();
    }

    /** The sum of the ledger: what counts of all documents. */
    BigDecimal ledger() {
        return amount("SELECT coalesce(sum(amount), 0) FROM identify.v_purchase");
    }

    /** A digest of everything but the log of imports and files: two books that say the same have the same. */
    String digest() {
        var digest = new StringBuilder();
        for (var table : LEDGER) {
            digest.append(table)
                    .append(' ')
                    .append(client.sql("SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' ORDER BY"
                                    + " md5(t::text))), '') FROM identify."
                                    + table + " t")
                            .query(String.class)
                            .single())
                    .append('\n');
        }
        return digest.toString();
    }

    /** A digest of what the ledger says, whatever ids, files and times stand beside it. */
    String sayings() {
        return client.sql("""
            SELECT count(*) || ' ' || coalesce(md5(string_agg(md5(said::text), '' ORDER BY md5(said::text))), '') FROM (
                SELECT d.key, d.kind, d.number, d.occurred_at, d.currency, r.source_key, l.kind, p.code, p.description,
                    l.quantity, l.unit, l.unit_price, l.amount
                FROM identify.document d JOIN identify.line l USING (document_id)
                JOIN identify.product p USING (product_id)
                LEFT JOIN identify.record r ON r.record_id = d.record_id
                WHERE d.current) said\
            """).query(String.class).single();
    }

    /** References that lead nowhere, over all tables. */
    long dangling() {
        return count("""
            SELECT (SELECT count(*) FROM identify.line l LEFT JOIN identify.document d USING (document_id) WHERE d.document_id IS NULL)
                + (SELECT count(*) FROM identify.line l LEFT JOIN identify.product p USING (product_id) WHERE p.product_id IS NULL)
                + (SELECT count(*) FROM identify.line l LEFT JOIN identify.file f USING (file_id) WHERE f.file_id IS NULL)
                + (SELECT count(*) FROM identify.document d LEFT JOIN identify.file f USING (file_id) WHERE f.file_id IS NULL)
                + (SELECT count(*) FROM identify.document d LEFT JOIN identify.record r ON r.record_id = d.record_id WHERE d.record_id IS NOT NULL AND r.record_id IS NULL)
                + (SELECT count(*) FROM identify.document d LEFT JOIN identify.record r ON r.record_id = d.buyer_id WHERE d.buyer_id IS NOT NULL AND r.record_id IS NULL)
                + (SELECT count(*) FROM identify.value v LEFT JOIN identify.record r USING (record_id) WHERE r.record_id IS NULL)
                + (SELECT count(*) FROM identify.product p LEFT JOIN identify.source s USING (source_id) WHERE s.source_id IS NULL)
                + (SELECT count(*) FROM identify.record r LEFT JOIN identify.source s USING (source_id) WHERE s.source_id IS NULL)
                + (SELECT count(*) FROM identify.record r LEFT JOIN identify.customer c USING (customer_id) WHERE c.customer_id IS NULL)
                + (SELECT count(*) FROM (SELECT key FROM identify.document GROUP BY key HAVING count(*) FILTER (WHERE current) <> 1) k)\
            """);
    }

    /** The control total of one currency. */
    static ControlTotal total(ImportReport report, String currency) {
        return report.totals().stream()
                .filter(total -> total.currency().equals(currency))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no total in " + currency + ": " + report.totals()));
    }

    @Override
    public void close() {
        database.ifPresent(TestDatabase::close);
    }
}
