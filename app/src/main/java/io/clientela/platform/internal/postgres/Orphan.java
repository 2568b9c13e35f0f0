package io.clientela.platform.internal.postgres;

import io.clientela.platform.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * A server that outlived the process which started it, found by PostgreSQL's own {@code postmaster.pid}. It is asked to
 * stop, then made to; the next start recovers what it had committed.
 */
final class Orphan {

    private static final int PATIENT_SECONDS = 60;

    private Orphan() {}

    /** Stops the server that still runs on the cluster, if one does. Only the owner of the data folder may call this. */
    static void stop(Cluster cluster, Programs programs, Actor actor) {
        Path file = cluster.folder().resolve("postmaster.pid");
        Optional<Long> pid = pid(file);
        if (pid.isEmpty()) {
            return;
        }
        if (!isServer(pid.get())) {
            disown(file);
            return;
        }
        for (String mode : List.of("fast", "immediate")) {
            List<String> command = List.of(
                    programs.bin().resolve("pg_ctl").toString(),
                    "stop",
                    "-s",
                    "-w",
                    "-t",
                    String.valueOf(PATIENT_SECONDS),
                    "-m",
                    mode,
                    "-D",
                    cluster.folder().toString());
            Command.run(actor.words(command), Path.of("/"), PATIENT_SECONDS + 10);
            if (!isServer(pid.get())) {
                return;
            }
        }
        throw new SetupException("A PostgreSQL of an earlier run (process " + pid.get() + ") still uses "
                + cluster.folder() + " and does not stop. End it and try again.");
    }

    private static Optional<Long> pid(Path file) {
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file).stream().findFirst().map(line -> Long.parseLong(line.strip()))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            throw new SetupException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Whether the process is a PostgreSQL that lives: its number may long be another program's, as after a restart of a
     * container, and where nobody buries the dead it stays listed.
     */
    private static boolean isServer(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent()
                && process.get()
                        .info()
                        .command()
                        .map(c -> c.endsWith("/postgres"))
                        .orElseGet(() -> named(pid));
    }

    private static boolean named(long pid) {
        Command.Ended ended =
                Command.run(List.of("ps", "-o", "stat=,comm=", "-p", String.valueOf(pid)), Path.of("/"), 10);
        return ended.well() && !ended.output().startsWith("Z") && ended.output().contains("postgres");
    }

    /**
     * Puts the number of a process that does not exist into the file, so that PostgreSQL does not take another program for
     * its server. The rest stays: by it PostgreSQL finds out whether children of the dead server still write.
     */
    private static void disown(Path file) {
        long nobody = LongStream.iterate(4_194_303, pid -> pid - 1)
                .filter(pid -> ProcessHandle.of(pid).isEmpty())
                .findFirst()
                .orElseThrow();
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.set(0, String.valueOf(nobody));
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new SetupException("Cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
