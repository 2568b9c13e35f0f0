package io.clientela.platform.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running {@link WritingProcess}. */
final class Child implements AutoCloseable {

    private final Process process;
    private final Path folder;
    private volatile int last;

    private Child(Process process, Path folder) {
        this.process = process;
        this.folder = folder;
        Thread.ofVirtual().start(this::listen);
    }

    /**
     * Starts one.
     *
     * @param prefix words before the command, as to change the user
     */
    static Child start(Path folder, List<String> prefix, String classPath) throws IOException {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                classPath,
                WritingProcess.class.getName(),
                folder.toString()));
        Process process = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        return new Child(process, folder);
    }

    static Child start(Path folder) throws IOException {
        return start(folder, List.of(), System.getProperty("java.class.path"));
    }

    private void listen() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+")) {
                    last = Integer.parseInt(line);
                } else {
                    System.err.println("child: " + line);
                }
            }
        } catch (IOException e) {
            System.err.println("child: " + e);
        }
    }

    long pid() {
        return process.pid();
    }

    /** The last number that it told to be committed. */
    int last() {
        return last;
    }

    /** Waits until it has told a number. */
    void awaitFirst() throws InterruptedException {
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (last == 0) {
            assertThat(process.isAlive()).as("the child lives").isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(5);
        }
    }

    /** The PostgreSQL that it runs. */
    ProcessHandle server() throws IOException {
        Path file = folder.resolve("database").resolve("postmaster.pid");
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Kills it like {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills it and the shell that would stop its server, which so becomes an orphan. */
    void killWithWatch() throws InterruptedException {
        List<ProcessHandle> below = process.children().toList();
        assertThat(below).hasSize(1);
        below.getFirst().destroyForcibly();
        kill();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
