package io.clientela.identify.internal.posting;

import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobHandler;
import io.clientela.platform.JobRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import org.springframework.stereotype.Component;

/** Imports as a job of the kind {@value #KIND}: with progress in bytes, to be cancelled, to go on after a crash. */
@Component
final class ImportJob implements JobHandler {

    static final String KIND = "import";

    private final ImportService imports;

    ImportJob(ImportService imports) {
        this.imports = imports;
    }

    /** The request as the job keeps it. */
    record Parameters(List<String> paths, String source, String map, boolean dryRun, String by) {

        static Parameters of(ImportRequest request) {
            return new Parameters(
                    request.paths().stream().map(Path::toString).toList(),
                    request.source(),
                    request.map().orElse(""),
                    request.dryRun(),
                    request.by());
        }

        ImportRequest request() {
            return new ImportRequest(
                    paths.stream().map(Path::of).toList(),
                    source,
                    map.isEmpty() ? Optional.empty() : Optional.of(map),
                    dryRun,
                    by);
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean restartable() {
        return true;
    }

    @Override
    public ImportReport run(JobRun run) {
        var request = run.parameters(Parameters.class).request();
        run.step("reading", request.sourceName());
        try {
            return imports.run(request, OptionalLong.of(run.id()), new Watch(run));
        } catch (IllegalArgumentException e) {
            throw new JobFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private record Watch(JobRun run) implements ImportWatcher {

        @Override
        public void at(long doneBytes, long totalBytes, long lines, String file) {
            run.progress(doneBytes, totalBytes, "bytes");
        }

        @Override
        public boolean cancelled() {
            try {
                run.checkCancelled();
                return false;
            } catch (CancellationException e) {
                return true;
            }
        }
    }
}
