package io.clientela.platform.internal.postgres;

import io.clientela.platform.DataFolder;
import io.clientela.platform.SetupException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * The files of the database: made once by {@code initdb}, with a password that only the owner of the data folder can
 * read; its settings are written anew at each start.
 *
 * @param folder PostgreSQL's data folder
 * @param password the password of {@link #USER}
 */
record Cluster(Path folder, String password) {

    /** The user that owns the database. */
    static final String USER = "clientela";

    private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);

    private static final String PASSWORD_FILE = "password";

    /** How the folder of a database begins that is being made; each has a name of its own. */
    private static final String UNFINISHED = "database.new";

    /** The cluster of a data folder, made when there is none. A crash in the middle leaves none. */
    static Cluster in(DataFolder folder, Programs programs, Actor actor, boolean durable) {
        try {
            if (!Files.isDirectory(folder.database())) {
                make(folder, programs, actor, durable);
            }
            Cluster cluster = new Cluster(folder.database(), password(folder));
            cluster.mustBeOf("18");
            return cluster;
        } catch (IOException e) {
            throw new SetupException("Cannot read the database in " + folder.database() + ": " + e.getMessage(), e);
        }
    }

    /** The password that lies in a data folder. */
    static String password(DataFolder folder) {
        Path secret = folder.postgres().resolve(PASSWORD_FILE);
        try {
            return Files.readString(secret).strip();
        } catch (IOException e) {
            throw new SetupException(
                    "Cannot read the password of the database in " + secret + ": " + e.getMessage()
                            + ". Only the user who made the folder can.",
                    e);
        }
    }

    private static void make(DataFolder folder, Programs programs, Actor actor, boolean durable) throws IOException {
        removeUnfinished(folder);
        Path fresh = folder.root().resolve(UNFINISHED + UUID.randomUUID());
        Path secret = folder.postgres().resolve(PASSWORD_FILE);
        Path handed = folder.root().resolve("database.password.new");
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(24));
        writeSecret(secret, password);
        writeSecret(handed, password);
        try {
            actor.own(fresh);
            actor.own(handed);
            actor.mustReach(handed);
            initialise(folder, fresh, programs, actor, durable);
        } finally {
            Files.delete(handed);
        }
        Files.move(fresh, folder.database(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void initialise(DataFolder folder, Path fresh, Programs programs, Actor actor, boolean durable) {
        List<String> command = Stream.of(
                        Stream.of(programs.bin().resolve("initdb").toString()),
                        Stream.of("-D", fresh.toString()),
                        Stream.of("-U", USER, "-A", "scram-sha-256"),
                        Stream.of("--pwfile=" + folder.root().resolve("database.password.new")),
                        Stream.of("-E", "UTF8", "--locale=C", "--locale-provider=builtin"),
                        Stream.of("--builtin-locale=C.UTF-8", "--no-instructions", "--data-checksums"),
                        durable ? Stream.<String>empty() : Stream.of("--no-sync"))
                .flatMap(words -> words)
                .toList();
        Command.Ended ended = Command.run(actor.words(command), folder.root(), 300);
        if (!ended.well()) {
            throw new SetupException("The database could not be made in " + folder.root() + ":\n" + ended.output());
        }
    }

    /** Writes the settings for the next start. They are ours: what a person sets by ALTER SYSTEM wins over them. */
    void configure(int port, Tuning tuning) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", String.valueOf(port));
        settings.put("unix_socket_directories", "");
        settings.put("password_encryption", "scram-sha-256");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("lc_messages", "C");
        settings.put("default_text_search_config", "pg_catalog.simple");
        settings.put("log_checkpoints", "off");
        settings.putAll(tuning.settings());
        String text = settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = '" + setting.getValue() + "'\n")
                .collect(Collectors.joining(
                        "", "# Written by Clientela at each start; use ALTER SYSTEM to differ.\n", ""));
        try {
            Files.writeString(folder.resolve("postgresql.conf"), text);
        } catch (IOException e) {
            throw new SetupException("Cannot write the settings of the database: " + e.getMessage(), e);
        }
    }

    private void mustBeOf(String version) throws IOException {
        String found = Files.readString(folder.resolve("PG_VERSION")).strip();
        if (!found.equals(version)) {
            throw new SetupException("The database in " + folder + " was made by PostgreSQL " + found
                    + "; this Clientela brings PostgreSQL " + version + ".");
        }
    }

    private static void writeSecret(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text + "\n");
    }

    /**
     * Takes away what starts left unfinished that were killed. Their makers may live on for a moment and write there: what
     * cannot be taken away yet is left to the next who makes a database here.
     */
    private static void removeUnfinished(DataFolder folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder.root())) {
            for (Path path : inside.toList()) {
                if (path.getFileName().toString().startsWith(UNFINISHED)) {
                    try {
                        FileSystemUtils.deleteRecursively(path);
                    } catch (IOException e) {
                        LOG.info("{} is left for now: {}", path, e.toString());
                    }
                }
            }
        }
    }
}
