package io.clientela.platform;

import io.clientela.platform.internal.FolderLock;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    /** The process that owns the folder now; empty when none does. */
    static Optional<Holder> of(DataFolder folder) {
        Path file = folder.root().resolve(FILE);
        if (!Files.isReadable(file) || !FolderLock.isTaken(folder)) {
            return Optional.empty();
        }
        Properties written = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            written.load(reader);
        } catch (IOException e) {
            return Optional.empty();
        }
        return read(written);
    }

    private static Optional<Holder> read(Properties written) {
        try {
            return Optional.of(new Holder(
                    Long.parseLong(written.getProperty("pid", "")),
                    written.getProperty("purpose", "start"),
                    Instant.parse(written.getProperty("since", "")),
                    Integer.parseInt(written.getProperty("database.port", "0")),
                    Optional.ofNullable(written.getProperty("console"))));
        } catch (IllegalArgumentException | java.time.format.DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
