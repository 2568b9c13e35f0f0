package io.clientela.identify.internal.posting;

import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportReport.DocumentCount;
import io.clientela.identify.ImportReport.FileCount;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportSummary;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Sources.Source;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.Refusal;
import io.clientela.identify.internal.posting.Inventory.Entry;
import io.clientela.identify.internal.posting.SourceTables.Around;
import io.clientela.kernel.value.Flaw;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Reads everything and counts; leaves nothing behind. */
final class DryRun {

    private final ImportParts parts;
    private final ImportRequest request;
    private final ImportWatcher watcher;
    private final Inventory inventory;
    private final Counting counting;
    private final OurDocuments ours;
    private String present = "";
    private long doneBytes;

    DryRun(ImportParts parts, ImportRequest request, ImportWatcher watcher) {
        this.parts = parts;
        this.request = request;
        this.watcher = watcher;
        this.inventory = Inventory.of(request.paths());
        this.counting = new Counting(Long.MAX_VALUE, this::watch);
        this.ours = new OurDocuments(counting, parts.sources());
    }

    ImportReport run() {
        var started = parts.clock().instant();
        var source = parts.sources().find(request.sourceName()).orElseGet(() -> Source.unknown(request.sourceName()));
        var tables = new SourceTables(parts.sources(), source, request.map(), Around.NOTHING);
        var reading = new Reading(Limits.USUAL, tables);
        for (var entry : inventory.files()) {
            present = entry.name();
            read(entry, tables, reading);
            doneBytes += entry.bytes();
        }
        var summary = new ImportSummary(
                0,
                source.name(),
                started,
                request.by(),
                Optional.of(parts.clock().instant()),
                ImportSummary.State.DONE,
                inventory.files().size(),
                0,
                0);
        return new ImportReport(
                summary,
                new FileCount(inventory.files().size(), 0, 0),
                new DocumentCount(counting.documents(), 0, 0),
                counting.contacts(),
                counting.products(),
                0,
                counting.totals(),
                counting.flawCounts());
    }

    private void watch(long bytesOfFile) {
        watcher.at(doneBytes + bytesOfFile, Math.max(1, inventory.bytes()), counting.lines(), present);
        if (watcher.cancelled()) {
            throw new CancellationException("cancelled");
        }
    }

    private void read(Entry entry, SourceTables tables, Reading reading) {
        watch(0);
        try {
            var table = tables.understand(entry.name(), entry.path());
            if (table.isPresent()) {
                tables.read(table.get(), entry.name(), entry.path(), ours);
            } else {
                reading.read(entry.path(), entry.name(), ours);
            }
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            var flaw = new Flaw(entry.name(), 0, "", "cannot-be-read", e.toString());
            counting.refused(new Refusal(flaw, List.of(), List.of(), Optional.empty()));
        }
    }
}
