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
import io.clientela.identify.internal.posting.SourceTables.Understood;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/** Looks into the heads of files; nothing goes in. */
final class Previews {

    private static final int HEADS = 20;
    private static final int ENOUGH = 30;

    private final ImportParts parts;

    Previews(ImportParts parts) {
        this.parts = parts;
    }

    ImportPreview preview(ImportRequest request) {
        var inventory = Inventory.of(request.paths());
        var source = parts.sources()
                .find(request.sourceName())
                .orElseGet(() -> new Source(0, request.sourceName(), "contract", "", ""));
        var tables = new SourceTables(parts.sources(), source, request.map(), begun -> {});
        var reading = new Reading(Limits.USUAL, tables);
        var heads = inventory.files().stream()
                .limit(HEADS)
                .map(entry -> head(entry, source, tables, reading))
                .toList();
        return new ImportPreview(source.name(), inventory.files().size(), inventory.bytes(), heads);
    }

    /** The source for which tables with the columns of these files were last corrected. */
    Optional<String> sourceLike(List<Path> paths) {
        var anyone = new SourceTables(
                parts.sources(), new Source(0, "anyone", "contract", "", ""), Optional.empty(), begun -> {});
        for (var entry : Inventory.of(paths).files().stream().limit(HEADS).toList()) {
            var found = anyone.understand(entry.name(), entry.path())
                    .flatMap(table -> parts.sources().corrected(table.shape()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private FileHead head(Entry entry, Source source, SourceTables tables, Reading reading) {
        var seen = new Counting(ENOUGH, bytes -> {});
        try {
            var table = tables.understand(entry.name(), entry.path());
            if (table.isPresent()) {
                var understood = table.get();
                var preview = understood.preview(entry.name(), entry.path());
                look(() -> tables.read(understood, entry.name(), entry.path(), seen), seen);
                var known = known(entry, source, tables.fingerprint(understood.mapping()));
                return head(entry, "table", known, seen, preview.flaws(), Optional.of(table(understood, preview)));
            }
            var ours = new OurDocuments(seen, parts.sources());
            look(() -> reading.read(entry.path(), entry.name(), ours), seen);
            var format = seen.documents() + seen.contacts() + seen.products() > 0 ? "invoices" : "unknown";
            return head(entry, format, known(entry, source, ""), seen, List.of(), Optional.empty());
        } catch (IOException | RuntimeException e) {
            var flaw = new Flaw(entry.name(), 0, "", "cannot-be-read", String.valueOf(e.getMessage()));
            return new FileHead(
                    entry.name(),
                    entry.bytes(),
                    "unknown",
                    false,
                    List.of(),
                    List.of(),
                    List.of(flaw),
                    Optional.empty());
        }
    }

    private interface Look {
        void read() throws IOException;
    }

    private static void look(Look look, Counting seen) throws IOException {
        try {
            look.read();
        } catch (CancellationException e) {
            if (!seen.stopped()) {
                throw e;
            }
        }
    }

    private boolean known(Entry entry, Source source, String mapping) throws IOException {
        var hash = Bytes.sha256(entry.path(), done -> {});
        return parts.store().earlier(List.of(hash), source.sourceId()).stream()
                .anyMatch(one -> one.mapping().equals(mapping) && one.state() != ImportedFile.State.READING);
    }

    private static FileHead head(
            Entry entry, String format, boolean known, Counting seen, List<Flaw> doubts, Optional<TableHead> table) {
        var flaws = new ArrayList<>(doubts);
        seen.firstFlaws().stream().filter(flaw -> !flaws.contains(flaw)).forEach(flaws::add);
        return new FileHead(
                entry.name(),
                entry.bytes(),
                format,
                known,
                seen.firstDocuments().stream().map(Counting::head).toList(),
                seen.firstContacts(),
                flaws,
                table);
    }

    private static TableHead table(Understood understood, TablePreview preview) {
        var mapping = preview.mapping();
        Map<String, String> constants = new TreeMap<>();
        mapping.constants().forEach((meaning, value) -> constants.put(meaning.code(), value));
        return new TableHead(
                code(mapping.kind()),
                format(mapping),
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
