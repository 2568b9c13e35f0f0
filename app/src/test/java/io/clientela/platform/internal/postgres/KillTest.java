package io.clientela.platform.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.Beside;
import io.clientela.platform.DataFolder;
import io.clientela.platform.internal.Database;
import io.clientela.platform.internal.Migrations;
import io.clientela.platform.internal.Pool;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed, and when: every row that was told to be committed is there at the next start. */
@Beside
class KillTest {

    private enum Victims {
        PROCESS,
        PROCESS_AND_WATCH,
        ALL
    }

    @TempDir
    Path folder;

    @Test
    void keepsEveryCommittedRow() throws Exception {
        Random random = new Random(18);
        int rows = 0;
        for (int round = 0; round < 2; round++) {
            for (Victims victims : Victims.values()) {
                int told = writeAndDie(victims, random.nextInt(400));
                rows = recovered();
                assertThat(rows).as("rows after killing %s", victims).isGreaterThanOrEqualTo(told);
            }
        }
        assertThat(rows).isPositive();
    }

    /**
     * A first start unpacks PostgreSQL, makes the database and its tables; killed at random moments of that, the next one
     * goes on.
     */
    @Test
    void aFirstStartThatWasKilledIsTakenUpByTheNext() throws Exception {
        Random random = new Random(25);
        int killed = 0;
        for (int round = 0; round < 8; round++) {
            Process first = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            FirstStart.class.getName(),
                            folder.toString())
                    .inheritIO()
                    .start();
            if (!first.waitFor(300 + random.nextInt(2700), TimeUnit.MILLISECONDS)) {
                killed++;
            }
            first.destroyForcibly().waitFor();
        }
        assertThat(killed).as("starts that were killed").isGreaterThan(2);
        try (Database database = Database.open(new DataFolder(folder), Optional.empty(), "start", false);
                HikariDataSource pool = Pool.open(database.address(), 2)) {
            Migrations.migrate(pool);
            try (Connection connection = pool.getConnection();
                    ResultSet found =
                            connection.createStatement().executeQuery("SELECT count(*) FROM identify.source")) {
                assertThat(found.next()).isTrue();
            }
        }
    }

    private int writeAndDie(Victims victims, int millis) throws Exception {
        try (Child child = Child.start(folder)) {
            child.awaitFirst();
            Thread.sleep(millis);
            ProcessHandle server = child.server();
            switch (victims) {
                case PROCESS -> {
                    child.kill();
                    server.onExit().get(30, TimeUnit.SECONDS);
                }
                case PROCESS_AND_WATCH -> {
                    child.killWithWatch();
                    assertThat(server.isAlive()).as("the server is an orphan").isTrue();
                }
                case ALL -> {
                    server.destroyForcibly();
                    child.killWithWatch();
                }
            }
            Thread.sleep(50);
            return child.last();
        }
    }

    private int recovered() throws Exception {
        try (Database database = Database.open(new DataFolder(folder), Optional.empty(), "start", false);
                Connection connection = WritingProcess.connect(database.address())) {
            return WrittenNumbers.count(connection);
        }
    }
}
