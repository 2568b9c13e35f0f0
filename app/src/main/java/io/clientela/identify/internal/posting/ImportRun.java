package io.clientela.identify.internal.posting;

import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportSummary;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.ImportedFile;
import io.clientela.identify.PurchasesRecorded;
import io.clientela.identify.Sources.Source;
import io.clientela.identify.internal.finding.SearchIndex;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.input.table.MappingJson;
import io.clientela.identify.internal.posting.ImportStore.Earlier;
import io.clientela.identify.internal.posting.ImportStore.Owed;
import io.clientela.identify.internal.posting.Inventory.Entry;
import io.clientela.identify.internal.posting.OpenFile.Cover;
import io.clientela.identify.internal.posting.SourceTables.Around;
import io.clientela.identify.internal.posting.SourceTables.Rows;
import io.clientela.identify.internal.posting.SourceTables.Understood;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One import from its first file to its last. Files are taken in groups: their fingerprints are computed and looked up
 * together, then each is read. One that was read before is known and left aside; one whose reading was cut short is read
 * again from its start, and what it brought in then is recognised.
 */
final class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);
    private static final int GROUP = 256;

    private final ImportParts parts;
    private final ImportRequest request;
    private final ImportWatcher watcher;
    private final Source source;
    private final long importId;
    private final ProductNames names = new ProductNames();
    private final Poster poster;
    private final Owed owed;
    private final Inventory inventory;
    private final Set<String> met = new HashSet<>();
    private long doneBytes;
    private String present = "";

    /** How much of all files was read so far, from 0 to 1. */
    private volatile double share;

    private ImportRun(
            ImportParts parts,
            ImportRequest request,
            ImportWatcher watcher,
            Inventory inventory,
            long importId,
            Owed owed,
            Source source) {
        this.parts = parts;
        this.request = request;
        this.watcher = watcher;
        this.inventory = inventory;
        this.importId = importId;
        this.owed = owed;
        this.source = source;
        this.poster = new Poster(parts.dataSource(), parts.clock(), importId, names, parts.ledgerKeys());
    }

    /**
     * How an import ended.
     *
     * @param owed what earlier imports, or this one before it was cut short, had brought in with nothing to follow
     */
    record Ended(long importId, Poster poster, Owed owed) {

        /** What is to follow the import, if anything. */
        Optional<PurchasesRecorded> follows() {
            var what = new PurchasesRecorded(
                    importId,
                    poster.changedDocuments() + owed.documents(),
                    poster.changedRecords() + owed.records(),
                    poster.changedProducts() + owed.products());
            return poster.changed() || owed.any() ? Optional.of(what) : Optional.empty();
        }
    }

    /**
     * Runs an import.
     *
     * @throws CancellationException if the watcher says so
     * @throws IllegalArgumentException if a path does not exist or the map is no map file
     */
    static Ended run(ImportParts parts, ImportRequest request, java.util.OptionalLong job, ImportWatcher watcher) {
        var inventory = Inventory.of(request.paths());
        try (var lock = BookLocks.importing(parts.dataSource(), watcher::cancelled)) {
            var source = parts.sources().named(request.sourceName());
            parts.store().interruptOthers();
            var owed = parts.store().owed();
            var importId = parts.store().begin(job, source, request.by());
            var run = new ImportRun(parts, request, watcher, inventory, importId, owed, source);
            run.run();
            return new Ended(importId, run.poster, owed);
        }
    }

    private void run() {
        var state = ImportSummary.State.FAILED;
        parts.ledgerKeys().begin(() -> share);
        try {
            read();
            state = ImportSummary.State.DONE;
        } catch (CancellationException e) {
            state = ImportSummary.State.CANCELLED;
            throw e;
        } finally {
            parts.ledgerKeys().end(poster.lastDocument());
            settle(state);
        }
    }

    private void read() {
        try (var posting = new Posting(poster, names, new Watch())) {
            var tables = new SourceTables(parts.sources(), source, request.map(), new Tables(posting));
            var reading = new Reading(Limits.USUAL, tables);
            var ours = new OurDocuments(posting, parts.sources());
            var ids = new Blocks(new BatchSql(parts.dataSource()), "next-file-ids", 100);
            var files = inventory.files();
            for (int from = 0; from < files.size(); from += GROUP) {
                var group = files.subList(from, Math.min(files.size(), from + GROUP));
                new Group(posting, ours, tables, reading, ids).read(group);
            }
            posting.finish();
        }
    }

    /** What is left to do when all batches are in: corrections find their originals, products their articles. */
    private void settle(ImportSummary.State state) {
        try {
            if (poster.changedDocuments() > 0 || poster.changedProducts() > 0 || owed.any()) {
                var sql = new BatchSql(parts.dataSource());
                if (sql.sql("corrections-without-original").query(Boolean.class).single()) {
                    new SearchIndex(JdbcClient.create(parts.dataSource())).layOutNumbers();
                    sql.sql("match-corrections").update();
                }
                sql.sql("name-articles").update();
            }
        } finally {
            parts.store().end(importId, state, poster.changed() || owed.any());
        }
    }

    /** Tells the watcher how far all files together are. */
    private final class Watch implements Posting.Progress {

        @Override
        public void at(long bytesOfFile, long lines) {
            long all = Math.max(1, inventory.bytes());
            share = (double) (doneBytes + bytesOfFile) / all;
            watcher.at(doneBytes + bytesOfFile, all, lines, present);
        }

        @Override
        public boolean cancelled() {
            return watcher.cancelled();
        }
    }

    /** Keeps the map of the request for the next table of this shape, and tells the posting that a table is read. */
    private final class Tables implements Around {

        private final Posting posting;

        Tables(Posting posting) {
            this.posting = posting;
        }

        @Override
        public void table(Understood table, String name, Path file, Rows rows) throws IOException {
            if (request.map().isPresent()) {
                var map = MappingJson.write(table.mapping());
                parts.sources().remember(source.sourceId(), table.shape(), map, request.by());
            }
            posting.table(true);
            try {
                rows.read();
            } finally {
                posting.table(false);
            }
        }
    }

    /** Files whose fingerprints are looked up together. */
    private final class Group {

        private final Posting posting;
        private final OurDocuments ours;
        private final SourceTables tables;
        private final Reading reading;
        private final Blocks ids;
        private final Map<Entry, String> hashes = new HashMap<>();
        private final Map<String, List<Earlier>> earlier = new HashMap<>();

        Group(Posting posting, OurDocuments ours, SourceTables tables, Reading reading, Blocks ids) {
            this.posting = posting;
            this.ours = ours;
            this.tables = tables;
            this.reading = reading;
            this.ids = ids;
        }

        void read(List<Entry> group) {
            for (var entry : group) {
                hash(entry);
            }
            for (var one : parts.store().earlier(hashes.values(), source.sourceId())) {
                earlier.computeIfAbsent(one.sha256(), hash -> new ArrayList<>()).add(one);
            }
            for (var entry : group) {
                if (watcher.cancelled()) {
                    throw new CancellationException("cancelled");
                }
                present = entry.name();
                read(entry);
                doneBytes += entry.bytes();
            }
        }

        private void hash(Entry entry) {
            try {
                hashes.put(entry, Bytes.sha256(entry.path(), done -> {
                    if (watcher.cancelled()) {
                        throw new CancellationException("cancelled");
                    }
                }));
            } catch (IOException e) {
                LOG.info("{} cannot be read: {}", entry.path(), e.getMessage());
                hashes.put(entry, "");
            }
        }

        private void read(Entry entry) {
            var hash = hashes.getOrDefault(entry, "");
            if (hash.isEmpty()) {
                var file = new OpenFile(cover(ids.next(), entry, hash, "unknown", "", source.legalBasis()), false);
                posting.begin(file);
                refuse(entry, "cannot-be-read", "the file cannot be read from the disk");
                posting.end(ImportedFile.State.REFUSED);
                return;
            }
            var table = tables.understand(entry.name(), entry.path());
            var mapping = tables.fingerprint(entry.name(), table);
            var basis = mapping.isEmpty()
                    ? source.legalBasis()
                    : table.map(tables::legalBasis).orElseGet(tables::legalBasisOfArchive);
            var format = table.isPresent() ? "table" : format(entry.name());
            var before = before(hash, mapping);
            if (before.isPresent() && before.get().state() != ImportedFile.State.READING) {
                if (before.get().importId() != importId) {
                    known(entry, hash, format, mapping, basis);
                }
                return;
            }
            if (!met.add(hash + mapping)) {
                known(entry, hash, format, mapping, basis);
                return;
            }
            long id = before.isPresent() ? before.get().fileId() : ids.next();
            var file = new OpenFile(cover(id, entry, hash, format, mapping, basis), before.isPresent());
            posting.begin(file);
            posting.end(read(entry, table));
        }

        private Optional<Earlier> before(String hash, String mapping) {
            return earlier.getOrDefault(hash, List.of()).stream()
                    .filter(one -> one.mapping().equals(mapping))
                    .findFirst();
        }

        private Cover cover(long id, Entry entry, String hash, String format, String mapping, String basis) {
            return new Cover(
                    Math.toIntExact(id), importId, source, entry.name(), hash, entry.bytes(), format, mapping, basis);
        }

        private void known(Entry entry, String hash, String format, String mapping, String basis) {
            posting.begin(new OpenFile(cover(ids.next(), entry, hash, format, mapping, basis), false));
            posting.end(ImportedFile.State.KNOWN);
        }

        /** Reads one file; what cannot be read of it is refused, whatever the reason. */
        private ImportedFile.State read(Entry entry, Optional<Understood> table) {
            var before = posting.wentIn();
            try {
                if (table.isPresent()) {
                    tables.read(table.get(), entry.name(), entry.path(), ours);
                } else {
                    reading.read(entry.path(), entry.name(), ours);
                }
            } catch (CancellationException | DataAccessException e) {
                throw e;
            } catch (IOException e) {
                refuse(entry, "cannot-be-read", String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                posting.check();
                LOG.warn("{} made its reader fail", entry.path(), e);
                refuse(entry, "reader-failed", e.toString());
            }
            return posting.wentIn() == before && posting.refusedInFile() > 0
                    ? ImportedFile.State.REFUSED
                    : ImportedFile.State.READ;
        }

        private void refuse(Entry entry, String reason, String detail) {
            posting.refused(
                    new Refusal(new Flaw(entry.name(), 0, "", reason, detail), List.of(), List.of(), Optional.empty()));
        }

        private String format(String name) {
            int dot = name.lastIndexOf('.');
            return dot < 0 || name.length() - dot > 8
                    ? "file"
                    : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
        }
    }
}
