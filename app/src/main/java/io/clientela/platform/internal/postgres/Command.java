package io.clientela.platform.internal.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs programs of the operating system. */
final class Command {

    /**
     * How a program ended.
     *
     * @param status its exit status, 0 when all went well
     * @param output what it wrote, both streams as one
     */
    record Ended(int status, String output) {
        boolean well() {
            return status == 0;
        }
    }

    private Command() {}

    /** A program ready to start: plain messages, and no setting of PostgreSQL taken over from the environment. */
    static ProcessBuilder builder(List<String> words, Path folder) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("PG") || name.equals("LD_PRELOAD"));
        environment.put("LC_ALL", "C");
        return builder;
    }

    /**
     * Runs a program to its end.
     *
     * @param seconds how long it may take; then it is ended and counts as failed
     */
    static Ended run(List<String> words, Path folder, int seconds) {
        try {
            Process process = builder(words, folder).start();
            process.getOutputStream().close();
            Thread guard = Thread.ofVirtual().start(() -> endAfter(process, seconds));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            guard.interrupt();
            return new Ended(status, output.strip());
        } catch (IOException e) {
            return new Ended(127, e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Ended(130, "interrupted");
        }
    }

    private static void endAfter(Process process, int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
