package io.clientela.bench;

import io.clientela.platform.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The processor time used so far, on all cores together.
 *
 * @param java seconds of this process, its compiler and its collector included
 * @param postgres seconds of the PostgreSQL of a data folder, as far as its processes still run
 */
record ProcessorTime(double java, double postgres) {

    /** As of now. */
    static ProcessorTime now(DataFolder folder) {
        try (Stream<String> lines = Files.lines(folder.database().resolve("postmaster.pid"))) {
            long postmaster = lines.findFirst().map(Long::valueOf).orElseThrow();
            var server = ProcessHandle.of(postmaster).orElseThrow();
            var all = Stream.concat(Stream.of(server), server.descendants());
            return new ProcessorTime(
                    seconds(ProcessHandle.current()),
                    all.mapToDouble(ProcessorTime::seconds).sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** What was used since an earlier moment, in words. */
    String since(ProcessorTime earlier) {
        return String.format(
                Locale.ROOT, "Java %.1f s, PostgreSQL %.1f s", java - earlier.java, postgres - earlier.postgres);
    }
}
