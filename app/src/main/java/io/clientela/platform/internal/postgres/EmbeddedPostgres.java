package io.clientela.platform.internal.postgres;

import io.clientela.platform.DataFolder;
import io.clientela.platform.SetupException;
import io.clientela.platform.Statements;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running PostgreSQL in a data folder, started by this process.
 *
 * <p>Between this process and the server stands a shell that waits for the end of its standard input, which this process
 * holds open, and then stops the server. So the server ends with this process however this process ends, {@code kill -9}
 * included. If the shell is killed too, the next start finds the server by {@link Orphan} and stops it. In both cases
 * PostgreSQL recovers every committed row from its write-ahead log.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String DATABASE = "clientela";
    private static final Statements BOOTSTRAP = Statements.of("platform/bootstrap");
    private static final int ATTEMPTS = 20;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
    private static final long BIG_LOG = 10L << 20;

    /** What hinders a start for a moment only; the last one where a server of a killed process was just being started, too. */
    private static final List<String> PASSING = List.of(
            "pre-existing shared memory block",
            "Address already in use",
            "lock file \"postmaster.pid\" already exists");

    /**
     * $1 pg_ctl, $2 the database's folder, $3 its log. Ctrl+C reaches the whole group: only this process decides. It stops the
     * server that it started and no other: where this process was killed, the next one may have started its own meanwhile.
     */
    private static final String WATCH = """
        trap '' INT TERM HUP
        server() { head -n 1 "$1/postmaster.pid" 2>/dev/null; }
        "$1" start -s -w -t 600 -D "$2" -l "$3" || exit 1
        started=$(server "$2")
        echo ready
        cat >/dev/null
        [ "$(server "$2")" = "$started" ] || exit 0
        exec "$1" stop -s -w -t 300 -m fast -D "$2"
        """;

    private final Process watch;
    private final Address address;

    private EmbeddedPostgres(Process watch, Address address) {
        this.watch = watch;
        this.address = address;
    }

    /**
     * Starts the server of a data folder, making the database when there is none. The caller must own the folder.
     *
     * @throws SetupException if it cannot be started; the message says what to do
     */
    public static EmbeddedPostgres start(DataFolder folder, Tuning tuning) {
        return start(folder, tuning, Actor.of(folder.database()));
    }

    static EmbeddedPostgres start(DataFolder folder, Tuning tuning, Actor actor) {
        try {
            Files.createDirectories(folder.root());
        } catch (IOException e) {
            throw new SetupException("Cannot make the folder " + folder.root() + ": " + e.getMessage(), e);
        }
        Programs programs = Programs.unpackedIn(folder.postgres());
        Path server = programs.bin().resolve("postgres");
        actor.mustReach(server);
        Cluster cluster = Cluster.in(folder, programs, actor, tuning.durable());
        return launch(folder, programs, actor, cluster, tuning);
    }

    /** Where to reach the server that another process runs in a data folder, as one who may read the folder. */
    public static Address addressIn(DataFolder folder, int port) {
        return Address.local(port, DATABASE, Cluster.USER, Cluster.password(folder));
    }

    /** Where to reach it. */
    public Address address() {
        return address;
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return Integer.parseInt(address.url().replaceFirst(".*:(\\d+)/.*", "$1"));
    }

    /** The shell that stops the server when this process ends. */
    ProcessHandle watch() {
        return watch.toHandle();
    }

    /** Stops the server: open transactions are rolled back, the rest is written to disk. */
    @Override
    public void close() {
        end(watch);
    }

    private static void end(Process watch) {
        try {
            watch.getOutputStream().close();
            watch.waitFor(5, TimeUnit.MINUTES);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop PostgreSQL", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static EmbeddedPostgres launch(
            DataFolder folder, Programs programs, Actor actor, Cluster cluster, Tuning tuning) {
        Path log = freshLog(folder, actor);
        for (int attempt = 1; ; attempt++) {
            Orphan.stop(cluster, programs, actor);
            int port = freePort();
            cluster.configure(port, tuning);
            List<String> shell = List.of(
                    "sh",
                    "-c",
                    WATCH,
                    "clientela-postgres",
                    programs.bin().resolve("pg_ctl").toString(),
                    cluster.folder().toString(),
                    log.toString());
            try {
                Process watch =
                        Command.builder(actor.words(shell), folder.root()).start();
                if (ready(watch)) {
                    return withDatabase(watch, port, cluster);
                }
            } catch (IOException e) {
                throw new SetupException("Cannot start PostgreSQL: " + e.getMessage(), e);
            }
            String last = tail(log);
            boolean passing = PASSING.stream().anyMatch(last::contains);
            if (!passing || attempt == ATTEMPTS) {
                throw new SetupException("PostgreSQL did not start. The end of " + log + ":\n" + last);
            }
            pause();
        }
    }

    private static EmbeddedPostgres withDatabase(Process watch, int port, Cluster cluster) {
        Address first = Address.local(port, "postgres", Cluster.USER, cluster.password());
        try (Connection connection = DriverManager.getConnection(first.url(), first.user(), first.password());
                Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(BOOTSTRAP.get("find-database"))) {
                if (!found.next()) {
                    statement.execute(BOOTSTRAP.get("create-database"));
                }
            }
            return new EmbeddedPostgres(watch, first.database(DATABASE));
        } catch (SQLException e) {
            end(watch);
            throw new SetupException("PostgreSQL started but does not answer: " + e.getMessage(), e);
        }
    }

    private static boolean ready(Process watch) throws IOException {
        StringBuilder said = new StringBuilder();
        for (int c = watch.getInputStream().read();
                c >= 0;
                c = watch.getInputStream().read()) {
            said.append((char) c);
            if (said.toString().endsWith("ready\n")) {
                return true;
            }
        }
        return false;
    }

    private static Path freshLog(DataFolder folder, Actor actor) {
        Path log = folder.log().resolve("postgres.log");
        try {
            if (Files.exists(log) && Files.size(log) > BIG_LOG) {
                Files.move(log, log.resolveSibling("postgres.old.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            if (!Files.exists(log)) {
                Files.createFile(log);
            }
            actor.own(log);
            return log;
        } catch (IOException e) {
            throw new SetupException("Cannot write " + log + ": " + e.getMessage(), e);
        }
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new SetupException("There is no free port on 127.0.0.1", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupException("Interrupted while PostgreSQL started", e);
        }
    }
}
