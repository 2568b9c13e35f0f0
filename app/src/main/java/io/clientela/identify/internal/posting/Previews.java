package io.clientela.identify.internal.posting;

import io.clientela.identify.ImportPreview;
import io.clientela.identify.ImportPreview.ColumnHead;
import io.clientela.identify.ImportPreview.FileHead;
import io.clientela.identify.ImportPreview.TableHead;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportedFile;
import io.clientela.identify.Sources.Source;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.table.MappingJson;
import io.clientela.identify.internal.input.table.Meaning;
import io.clientela.identify.internal.input.table.TableMapping;
import io.clientela.identify.internal.input.table.TablePreview;
import io.clientela.identify.internal.posting.Inventory.Entry;
import io.clientela.identify.internal.posting.SourceTables.Around;
import io.clientela.identify.internal.posting.SourceTables.Rows;
import io.clientela.identify.internal.posting.SourceTables.Understood;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks into the heads of files; nothing goes in. */
final class Previews {

    private static final Logger LOG = LoggerFactory.getLogger(Previews.class);
    private static final int ENOUGH = 30;
    private static final Source ANYONE = Source.unknown("anyone");

    private final ImportParts parts;

    Previews(ImportParts parts) {
        this.parts = parts;
    }

    ImportPreview preview(ImportRequest request) {
        SourceTables.checked(request.map()); // one that is none is told before any file is looked at
        var inventory = Inventory.of(request.paths());
        var source = source(request);
        var heads = inventory.files().stream()
                .limit(ImportPreview.MOST)
                .map(entry -> head(entry, source, request))
                .toList();
        return new ImportPreview(source.name(), inventory.files().size(), inventory.bytes(), heads);
    }

    private Source source(ImportRequest request) {
        return parts.sources().find(request.sourceName()).orElseGet(() -> Source.unknown(request.sourceName()));
    }

    /** The source whose refused rows these files hold, mended. */
    Optional<String> sourceOfMended(List<Path> paths) {
        return Inventory.of(paths).files().stream()
                .limit(ImportPreview.MOST)
                .flatMap(entry -> mended(entry).stream())
                .flatMap(flaw -> parts.store().sourceOfFlaw(flaw).stream())
                .findFirst();
    }

    /** The numbers of refused rows in the head of a file. */
    private List<Long> mended(Entry entry) {
        var flaws = new ArrayList<Long>();
        tables(entry, ANYONE, Optional.empty(), (table, name, file, rows) -> {
            for (var column : table.mapping().columns()) {
                if (column.header().equalsIgnoreCase(FlawDownload.FLAW_COLUMNS.getFirst())) {
                    table.preview(name, file)
                            .rows()
                            .forEach(row -> number(row.read(), column.index()).ifPresent(flaws::add));
                }
            }
        });
        return flaws;
    }

    private static Optional<Long> number(List<String> row, int column) {
        var text = column < row.size() ? row.get(column).strip() : "";
        return text.matches("\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** The source from which one of these very files came before. */
    Optional<String> sourceOfSame(List<Path> paths) {
        return Inventory.of(paths).files().stream()
                .limit(ImportPreview.MOST)
                .flatMap(entry -> sourceOfSame(entry).stream())
                .findFirst();
    }

    private Optional<String> sourceOfSame(Entry entry) {
        try {
            return parts.store().sourceOfBytes(Bytes.sha256(entry.path(), done -> {}), "");
        } catch (IOException e) {
            LOG.info("{} cannot be looked into: {}", entry.path(), e.getMessage());
            return Optional.empty();
        }
    }

    /** The source for which tables with the columns of these files were last corrected. */
    Optional<String> sourceLike(List<Path> paths) {
        return Inventory.of(paths).files().stream()
                .limit(ImportPreview.MOST)
                .flatMap(entry -> tables(entry, ANYONE, Optional.empty()).stream())
                .flatMap(table -> parts.sources().corrected(table.shape()).stream())
                .findFirst();
    }

    /** Whether the tables in the files of one request mean the same as those in the files of another. */
    boolean readsAlike(ImportRequest one, ImportRequest other) {
        return fingerprints(one).equals(fingerprints(other));
    }

    private List<String> fingerprints(ImportRequest request) {
        var source = source(request);
        return Inventory.of(request.paths()).files().stream()
                .limit(ImportPreview.MOST)
                .flatMap(entry -> tables(entry, source, request.map()).stream())
                .map(Understood::fingerprint)
                .toList();
    }

    /** The tables that a file is or holds, as far as the first are met; none is read. */
    private List<Understood> tables(Entry entry, Source source, Optional<String> map) {
        var found = new ArrayList<Understood>();
        tables(entry, source, map, (table, name, file, rows) -> found.add(table));
        return found;
    }

    private void tables(Entry entry, Source source, Optional<String> map, Around each) {
        try {
            look(entry, source, map, new Counting(ENOUGH, bytes -> {}), each);
        } catch (IOException e) {
            LOG.info("{} cannot be looked into: {}", entry.path(), e.getMessage());
        }
    }

    private FileHead head(Entry entry, Source source, ImportRequest request) {
        var seen = new Counting(ENOUGH, bytes -> {});
        var found = new Found(seen);
        try {
            var fingerprint = look(entry, source, request.map(), seen, found);
            var hash = Bytes.sha256(entry.path(), done -> {});
            boolean known = known(hash, source, fingerprint);
            var elsewhere = known || !found.sells()
                    ? Optional.<String>empty()
                    : parts.store().sourceOfBytes(hash, source.name());
            return found.head(entry, known, elsewhere);
        } catch (IOException | RuntimeException e) {
            var flaw = new Flaw(entry.name(), 0, "", "cannot-be-read", String.valueOf(e.getMessage()));
            return new FileHead(
                    entry.name(),
                    entry.bytes(),
                    "unknown",
                    false,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(flaw),
                    List.of(),
                    List.of());
        }
    }

    /**
     * Reads the head of a file.
     *
     * @return the fingerprint of how it is read
     */
    private String look(Entry entry, Source source, Optional<String> map, Counting seen, Around around)
            throws IOException {
        var tables = new SourceTables(parts.sources(), source, map, around);
        var open = tables.understand(entry.name(), entry.path());
        try {
            if (open.isPresent()) {
                tables.read(open.get(), entry.name(), entry.path(), seen);
            } else {
                var ours = new OurDocuments(seen, parts.sources());
                new Reading(Limits.USUAL, tables).read(entry.path(), entry.name(), ours);
            }
        } catch (CancellationException e) {
            if (!seen.stopped()) {
                throw e;
            }
        }
        return tables.fingerprint(entry.name(), open);
    }

    /** What a file is: a table, open or alone in an archive, with its head; several files in an archive; invoices. */
    private static final class Found implements Around {

        private final Counting seen;
        private final List<TableHead> tables = new ArrayList<>();
        private final Set<Flaw> refused = new LinkedHashSet<>();
        private final Set<Flaw> remarks = new LinkedHashSet<>();
        private long told;

        Found(Counting seen) {
            this.seen = seen;
        }

        /** Keeps how a table is understood; of an archive only the first is read. */
        @Override
        public void table(Understood table, String name, Path file, Rows rows) throws IOException {
            if (tables.size() == ImportPreview.MOST) {
                throw seen.stop();
            }
            var preview = table.preview(name, file);
            tables.add(Previews.table(table, name, preview));
            refused.addAll(preview.refused());
            remarks.addAll(preview.remarks());
            if (tables.size() > 1) {
                return;
            }
            try {
                rows.read();
            } catch (CancellationException e) {
                if (!seen.stopped()) {
                    throw e;
                }
            } finally {
                told = seen.told();
            }
        }

        /** Whether its documents are known by their source: invoices are by who issued them, wherever they come from. */
        boolean sells() {
            return tables.stream().anyMatch(table -> table.kind().equals("sales"));
        }

        private String format() {
            if (!tables.isEmpty()) {
                return tables.size() == 1 && told == seen.told() ? FileHead.TABLE : "archive";
            }
            return seen.told() > 0 ? "invoices" : "unknown";
        }

        FileHead head(Entry entry, boolean known, Optional<String> elsewhere) {
            refused.addAll(seen.firstRefused());
            refused.removeIf(flaw -> flaw.reason().equals("missing-columns")); // its table says which
            remarks.addAll(seen.firstRemarks());
            return new FileHead(
                    entry.name(),
                    entry.bytes(),
                    format(),
                    known,
                    elsewhere,
                    seen.firstSigners(),
                    seen.firstDocuments().stream().map(Counting::head).toList(),
                    seen.firstContacts(),
                    refused.stream().limit(ImportPreview.MOST).toList(),
                    remarks.stream().limit(ImportPreview.MOST).toList(),
                    List.copyOf(tables));
        }
    }

    private boolean known(String hash, Source source, String mapping) {
        return parts.store().earlier(List.of(hash), source.sourceId()).stream()
                .anyMatch(one -> one.mapping().equals(mapping) && one.state() != ImportedFile.State.READING);
    }

    private static TableHead table(Understood understood, String name, TablePreview preview) {
        var mapping = preview.mapping();
        Map<String, String> constants = new TreeMap<>();
        mapping.constants().forEach((meaning, value) -> constants.put(meaning.code(), value));
        return new TableHead(
                name,
                code(mapping.kind()),
                format(mapping),
                preview.sheets(),
                mapping.format().sheet(),
                mapping.columns().stream()
                        .map(column -> new ColumnHead(
                                column.index(),
                                column.header(),
                                column.meaning().code(),
                                column.confidence(),
                                code(column.reason()),
                                column.detail()))
                        .toList(),
                constants,
                mapping.missing().stream()
                        .map(need -> need.stream().map(Meaning::code).toList())
                        .toList(),
                preview.rows().stream().map(TablePreview.Row::read).toList(),
                MappingJson.write(mapping),
                understood.remembered(),
                Arrays.stream(Meaning.values())
                        .filter(meaning -> meaning.fits(mapping.kind()))
                        .map(Meaning::code)
                        .toList());
    }

    private static Map<String, String> format(TableMapping mapping) {
        var format = mapping.format();
        Map<String, String> named = new LinkedHashMap<>();
        named.put("container", code(format.container()));
        named.put("charset", format.charset().name());
        named.put("separator", String.valueOf(format.separator()));
        named.put("header_line", String.valueOf(format.headerLine()));
        named.put("decimal", String.valueOf(format.numbers().decimal()));
        named.put("dates", code(format.dates().order()));
        return named;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
