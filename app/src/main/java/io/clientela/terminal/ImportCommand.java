package io.clientela.terminal;

import io.clientela.identify.FlawFilter;
import io.clientela.identify.ImportReport;
import io.clientela.identify.ImportRequest;
import io.clientela.identify.ImportWatcher;
import io.clientela.identify.Imports;
import io.clientela.platform.CsvSheet;
import io.clientela.platform.JobFailure;
import io.clientela.platform.JobState;
import io.clientela.platform.Jobs;
import io.clientela.terminal.internal.FileWords;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./clientela import}: reads files and folders into the ledger, whether the console runs or not. */
@Command(
        name = "import",
        description = "Reads invoices, orders, contact and product lists: FatturaPA, UBL, CII, .zip, .p7m, .csv, .xlsx."
                + " Exit code 0 when everything went in, 1 when something was refused.")
final class ImportCommand implements Callable<Integer> {

    private static final String WHO = "system";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Files and folders.")
    private List<Path> paths = List.of();

    @Option(names = "--source", paramLabel = "NAME", description = "The system they come from; else the path's name.")
    private String source = "";

    @Option(names = "--map", paramLabel = "FILE", description = "What the columns mean; --dry-run --json shows one.")
    private @Nullable Path map;

    @Option(names = "--dry-run", description = "Reads and counts; nothing goes in.")
    private boolean dryRun;

    @Option(names = "--flaws", paramLabel = "FILE", description = "Writes the refused lines there, to be mended.")
    private @Nullable Path flaws;

    @Option(names = "--json", description = "Prints the result as JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        var request = request();
        var screen = spec.commandLine().getOut();
        try (var application = Application.withoutConsole("import")) {
            var imports = application.getBean(Imports.class);
            var state = dryRun
                    ? Optional.<JobState>empty()
                    : Optional.of(run(application.getBean(Jobs.class), imports, request));
            if (state.filter(one -> one.status() == JobState.Status.CANCELLED).isPresent()) {
                screen.println("Cancelled. What went in stays; the same import again goes on from there.");
                return ExitCode.CANCELLED;
            }
            var report = state.isPresent() ? imports.ofJob(state.get().id()).orElseThrow() : dryRun(imports, request);
            show(report, imports, request, screen);
            screen.flush();
            return report.refused() == 0 && report.balances() ? ExitCode.WELL : ExitCode.FAILED;
        }
    }

    private static ImportReport dryRun(Imports imports, ImportRequest request) {
        try {
            return imports.run(request, ImportWatcher.NONE);
        } catch (IllegalArgumentException e) {
            throw new JobFailure(String.valueOf(e.getMessage()), e);
        }
    }

    private ImportRequest request() throws IOException {
        for (var path : paths) {
            if (!Files.exists(path)) {
                throw new ParameterException(spec.commandLine(), "There is no file or folder " + path);
            }
        }
        try {
            if (map != null) {
                FileWords.checkInput(map);
            }
            if (flaws != null) {
                FileWords.checkOutput(flaws);
            }
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        var text = map == null ? Optional.<String>empty() : Optional.of(Files.readString(map));
        return new ImportRequest(paths, source, text, dryRun, WHO);
    }

    private static JobState run(Jobs jobs, Imports imports, ImportRequest request) {
        try (var bar = new JobBar(Steps::ofImport)) {
            var state = jobs.runHere(imports.order(request), bar);
            if (state.status() == JobState.Status.FAILED) {
                throw new JobFailure(state.error());
            }
            return state;
        }
    }

    private void show(ImportReport report, Imports imports, ImportRequest request, PrintWriter screen)
            throws IOException {
        if (json) {
            var printer = JsonMapper.builder().build().writerWithDefaultPrettyPrinter();
            screen.println(printer.writeValueAsString(dryRun ? new Preview(report, imports.preview(request)) : report));
        } else {
            new ImportScreen(screen).show(report, dryRun);
        }
        var target = flaws;
        if (target != null && !dryRun) {
            var written = imports.download(
                    FlawFilter.openOf(report.summary().importId()),
                    CsvSheet.COMMA,
                    (name, type) -> Files.newOutputStream(target));
            if (!json) {
                screen.println(written + " refused lines in " + target);
            }
        }
    }

    /** What a dry run prints as JSON. */
    record Preview(ImportReport report, io.clientela.identify.ImportPreview preview) {}
}
