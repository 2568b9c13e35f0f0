package io.clientela.platform;

import io.clientela.platform.internal.FolderLock;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Properties;

/**
 * The process that owns a data folder.
 *
 * @param pid its process id
 * @param purpose what it does: {@code start}, {@code import}, {@code demo}
 * @param since when it took the folder
 * @param databasePort the port of the PostgreSQL it runs on 127.0.0.1, 0 while that is still starting
 * @param console the address of its console, empty when it has none or is still starting
 */
public record Holder(long pid, String purpose, Instant since, int databasePort, Optional<String> console) {

    /** The file in the data folder that says who owns it. */
    public static final String FILE = "owner.properties";

    /**
     * The process that owns the folder now; empty when none does.
     *
     * @throws SetupException if one does, and what it wrote of itself cannot be read
     */
    static Optional<Holder> of(DataFolder folder) {
        Path file = folder.root().resolve(FILE);
        if (!Files.exists(file) || !FolderLock.isTaken(folder)) {
            return Optional.empty();
        }
        Properties written = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            written.load(reader);
            return Optional.of(read(written));
        } catch (NoSuchFileException e) {
            return Optional.empty(); // it ended just now
        } catch (IOException | IllegalArgumentException | DateTimeParseException e) {
            throw new SetupException(
                    "A process uses the folder " + folder.root() + ", but what it wrote of itself in " + file
                            + " cannot be read (" + e + "). End that process, delete the file, and start it again.",
                    e);
        }
    }

    private static Holder read(Properties written) {
        return new Holder(
                Long.parseLong(written.getProperty("pid", "")),
                written.getProperty("purpose", "start"),
                Instant.parse(written.getProperty("since", "")),
                Integer.parseInt(written.getProperty("database.port", "0")),
                Optional.ofNullable(written.getProperty("console")));
    }
}
