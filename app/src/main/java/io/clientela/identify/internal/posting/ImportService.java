package io.clientela.identify.internal.posting;

import io.clientela.identify.ArchiveRefusedException;
import io.clientela.identify.FileSignature;
import io.clientela.identify.FlawCount;
import io.clientela.identify.FlawFilter;
import io.clientela.identify.ImportPreview;
import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportSummary;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.ImportedFile;
import io.clientela.identify.Imports;
import io.clientela.identify.RecordedFlaw;
import io.clientela.identify.internal.input.Limits;
import io.clientela.identify.internal.input.Reading;
import io.clientela.identify.internal.input.table.MappingJson;
import io.clientela.identify.internal.input.table.Meaning;
import io.clientela.platform.DataFolder;
import io.clientela.platform.JobOrder;
import io.clientela.platform.Jobs;
import io.clientela.platform.Journal.Note;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Imports, for the rooms that ask for them. */
@Component
final class ImportService implements Imports {

    private static final int MOST = 500;

    private final ImportParts parts;
    private final FlawStore flaws;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<Jobs> jobs;
    private final DataFolder folder;

    ImportService(
            ImportParts parts,
            FlawStore flaws,
            ApplicationEventPublisher events,
            ObjectProvider<Jobs> jobs,
            DataFolder folder) {
        this.parts = parts;
        this.flaws = flaws;
        this.events = events;
        this.jobs = jobs;
        this.folder = folder;
    }

    @Override
    public Path keep(String name, InputStream content) throws IOException {
        var last = name.replaceAll(".*[/\\\\]", "").strip();
        var safe = last.replaceAll("[\\p{Cntrl}:*?\"<>|]", "_");
        var box = Files.createDirectories(
                folder.files().resolve("inbox").resolve(UUID.randomUUID().toString()));
        var file = box.resolve(safe.isEmpty() || safe.startsWith(".") ? "file" + safe : safe);
        Files.copy(content, file);
        return file;
    }

    @Override
    public List<Path> unpack(Path archive) throws IOException {
        var box = new Box(this);
        var seen = new Counting(Long.MAX_VALUE, bytes -> {});
        try {
            Reading.unpacking(Limits.USUAL, box).read(archive, seen);
        } catch (IOException | RuntimeException e) {
            box.forget();
            throw e;
        }
        var refused = seen.firstRefused();
        if (!refused.isEmpty()) {
            box.forget();
            throw new ArchiveRefusedException(refused.getFirst());
        }
        return box.kept();
    }

    @Override
    public long submit(ImportRequest request) {
        Inventory.of(request.paths());
        request.map().ifPresent(MappingJson::read);
        return jobs.getObject().submit(order(named(request)));
    }

    @Override
    public JobOrder order(ImportRequest request) {
        var first = request.paths().getFirst().getFileName();
        var more = request.paths().size() - 1;
        var title = (first == null ? "files" : first) + (more > 0 ? " + " + more : "");
        return new JobOrder(ImportJob.KIND, title, ImportJob.Parameters.of(request), request.by());
    }

    @Override
    public ImportReport run(ImportRequest request, ImportWatcher watcher) {
        return run(named(request), OptionalLong.empty(), watcher);
    }

    /** Where no source is stated, mended rows go to the one that they were refused from. */
    private ImportRequest named(ImportRequest request) {
        return request.source().isEmpty()
                ? new Previews(parts)
                        .sourceOfMended(request.paths())
                        .map(request::source)
                        .orElse(request)
                : request;
    }

    /** Imports for a job. */
    ImportReport run(ImportRequest request, OptionalLong job, ImportWatcher watcher) {
        if (request.dryRun()) {
            return new DryRun(parts, request, watcher).run();
        }
        var ended = ran(request, job, watcher);
        ended.follows().ifPresent(events::publishEvent);
        var report = parts.store().report(ended.importId()).orElseThrow();
        parts.journal()
                .record(new Note(
                        request.by(),
                        "identify.imported",
                        "import:" + ended.importId(),
                        Map.of(
                                "source", report.summary().source(),
                                "files", report.files(),
                                "documents", report.documents(),
                                "totals", report.totals()),
                        "",
                        ""));
        return report;
    }

    /** Runs an import; one that is cancelled or fails leaves what is to follow to a job. */
    private ImportRun.Ended ran(ImportRequest request, OptionalLong job, ImportWatcher watcher) {
        try {
            return ImportRun.run(parts, request, job, watcher);
        } catch (RuntimeException e) {
            try {
                if (parts.store().owed().any()) {
                    events.publishEvent(new CutShort());
                }
            } catch (RuntimeException later) {
                e.addSuppressed(later);
            }
            throw e;
        }
    }

    @Override
    public ImportPreview preview(ImportRequest request) {
        return new Previews(parts).preview(named(request));
    }

    @Override
    public boolean readsAlike(ImportRequest one, ImportRequest other) {
        return new Previews(parts).readsAlike(one, other);
    }

    @Override
    public Optional<String> sourceLike(List<Path> paths) {
        var previews = new Previews(parts);
        return previews.sourceOfMended(paths)
                .or(() -> previews.sourceOfSame(paths))
                .or(() -> previews.sourceLike(paths));
    }

    @Override
    public String corrected(String map, Map<Integer, String> meanings, Map<String, String> constants) {
        var mapping = MappingJson.read(map);
        for (var meaning : meanings.entrySet()) {
            mapping = mapping.with(meaning.getKey(), meaning(meaning.getValue()));
        }
        for (var constant : constants.entrySet()) {
            mapping = mapping.with(meaning(constant.getKey()), constant.getValue());
        }
        return MappingJson.write(mapping);
    }

    @Override
    public String readAs(String map, Map<String, String> said) {
        return MappingJson.write(MappingJson.readAs(MappingJson.read(map), said));
    }

    private static Meaning meaning(String code) {
        return Meaning.ofCode(code)
                .orElseThrow(() -> new IllegalArgumentException("no meaning of a column: '" + code + "'"));
    }

    @Override
    public List<ImportSummary> list(long before, int limit) {
        return parts.store().list(before, Math.clamp(limit, 1, MOST));
    }

    @Override
    public Optional<ImportReport> one(long importId) {
        return parts.store().report(importId);
    }

    @Override
    public Optional<ImportReport> ofJob(long jobId) {
        var found = parts.store().ofJob(jobId);
        return found.isPresent() ? one(found.getAsLong()) : Optional.empty();
    }

    @Override
    public List<ImportedFile> files(long importId, int after, int limit) {
        return parts.store().files(importId, after, Math.clamp(limit, 1, MOST));
    }

    @Override
    public List<FileSignature> signatures(long importId, int limit) {
        return parts.store().signatures(importId, Math.clamp(limit, 1, MOST));
    }

    @Override
    public List<RecordedFlaw> flaws(FlawFilter filter, long after, int limit) {
        return flaws.list(filter, after, Math.clamp(limit, 1, MOST));
    }

    @Override
    public List<FlawCount> flawCounts(FlawFilter filter) {
        return flaws.counts(filter);
    }

    @Override
    public long download(FlawFilter filter, char separator, DownloadSink sink) throws IOException {
        return new FlawDownload(flaws, filter, separator).write(sink);
    }

    @Override
    public boolean dismiss(long flawId, String why, String by) {
        var dismissed = flaws.dismiss(flawId, why, by);
        if (dismissed) {
            parts.journal().record(new Note(by, "identify.flaw-dismissed", "flaw:" + flawId, Map.of(), why, ""));
        }
        return dismissed;
    }
}
