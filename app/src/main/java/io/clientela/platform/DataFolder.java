package io.clientela.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

/**
 * The folder in which one Clientela keeps everything: the database, the files that came in, the exports, the log.
 *
 * @param root the folder, absolute and without {@code .} or {@code ..}
 */
public record DataFolder(Path root) {

    /** The environment variable that names the folder. */
    public static final String VARIABLE = "CLIENTELA_HOME";

    public DataFolder {
        root = root.toAbsolutePath().normalize();
    }

    /** The folder that the environment names, or {@code data} in the current folder. */
    public static DataFolder fromEnvironment(Map<String, String> environment) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new DataFolder(Path.of(named.isBlank() ? "data" : named));
    }

    /** The folder of the demo inside this one, so that made-up data never stand among the firm's own. */
    public DataFolder demo() {
        return new DataFolder(root.resolve("demo"));
    }

    /** Where the database's programs, password and log lie, by version. */
    public Path postgres() {
        return root.resolve("postgres");
    }

    /** The database itself. */
    public Path database() {
        return root.resolve("database");
    }

    /** Files that people gave to Clientela; made when missing. */
    public Path files() {
        return made("files");
    }

    /** Files that Clientela made for people; made when missing. */
    public Path exports() {
        return made("exports");
    }

    /** Columnar copies of what the database holds; made when missing, and made again when deleted. */
    public Path columnar() {
        return made("columnar");
    }

    /** Secrets that never leave this folder; made when missing, open to the owner alone. */
    public Path keys() {
        Path keys = made("keys");
        if (keys.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try {
                Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot close the folder " + keys, e);
            }
        }
        return keys;
    }

    /** Logs; made when missing. */
    public Path log() {
        return made("log");
    }

    /** Work files that may be deleted at any moment when nothing runs; made when missing. */
    public Path temporary() {
        return made("temporary");
    }

    /**
     * The process that owns this folder now, empty when none does.
     *
     * @throws SetupException if one does, and what it wrote of itself cannot be read
     */
    public Optional<Holder> holder() {
        return Holder.of(this);
    }

    private Path made(String name) {
        try {
            return Files.createDirectories(root.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + root.resolve(name), e);
        }
    }
}
