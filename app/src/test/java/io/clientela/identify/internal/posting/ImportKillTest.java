package io.clientela.identify.internal.posting;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.Beside;
import io.clientela.identify.ImportReport;
import io.clientela.platform.DataFolder;
import io.clientela.platform.internal.Migrations;
import io.clientela.platform.internal.Pool;
import io.clientela.platform.internal.postgres.EmbeddedPostgres;
import io.clientela.platform.internal.postgres.Tuning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An import is killed at random moments, its database sometimes with it. After each the same import begins again; in the
 * end nothing is lost and nothing doubled.
 */
@Beside
class ImportKillTest {

    private static final int MOMENTS = 20;
    private static final int ORDERS = 24_000;
    private static final int PLAIN_FILES = 40;

    @TempDir
    Path folder;

    @Test
    void nothingIsLostAndNothingDoubledWhenAnImportIsKilledAtTwentyRandomMoments() throws Exception {
        var random = new Random(20_261_122);
        var in = files(Files.createDirectories(folder.resolve("in")));
        var home = folder.resolve("home");
        var base = Migrated.start(home);
        try {
            long window = 1_500;
            for (int killed = 0; killed < MOMENTS; killed++) {
                var child = child(base, in);
                long began = awaitBegin(child);
                if (child.waitFor(random.nextLong(window), TimeUnit.MILLISECONDS)) {
                    assertThat(child.exitValue()).isZero();
                    window = Math.max(300, (System.nanoTime() - began) / 1_500_000);
                    wipe(base);
                    killed--;
                } else if (killed % 5 == 4) {
                    base = withoutDatabase(base, child, home);
                } else {
                    child.destroyForcibly().waitFor();
                }
            }
            try (var firm = Firm.on(base.pool(), folder)) {
                check(firm, firm.take("shop", in));
            }
        } finally {
            base.close();
        }
    }

    /** Kills the database first, then the import, and starts the database again. */
    private static Migrated withoutDatabase(Migrated base, Process child, Path home) throws Exception {
        var pid = Files.readAllLines(home.resolve("database/postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
        child.destroyForcibly().waitFor();
        base.close();
        return Migrated.start(home);
    }

    private long awaitBegin(Process child) throws Exception {
        var sign = folder.resolve("begun");
        long deadline = System.nanoTime() + 60_000_000_000L;
        while (!Files.exists(sign)) {
            assertThat(child.isAlive()).isTrue();
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(2);
        }
        Files.delete(sign);
        return System.nanoTime();
    }

    private void check(Firm firm, ImportReport report) {
        assertThat(report.balances()).isTrue();
        assertThat(firm.dangling()).isZero();
        long lines = ORDERS * 3L + PLAIN_FILES;
        assertThat(firm.count("SELECT count(*) FROM identify.line")).isEqualTo(lines);
        assertThat(firm.count("SELECT count(*) FROM identify.document")).isEqualTo(ORDERS + PLAIN_FILES);
        assertThat(firm.ledger()).isEqualByComparingTo(String.valueOf(ORDERS * 6L + PLAIN_FILES));
        assertThat(firm.count("SELECT count(*) FROM identify.record")).isEqualTo(501);
        assertThat(firm.count("SELECT count(*) FROM identify.flaw")).isEqualTo(ORDERS / 100);
        assertThat(firm.count("SELECT count(*) FROM identify.file WHERE state = 'reading'"))
                .isZero();
        assertThat(firm.count("SELECT count(*) FROM (SELECT sha256 FROM identify.file WHERE state = 'read' GROUP BY"
                        + " sha256 HAVING count(*) > 1) d"))
                .isZero();
        assertThat(firm.amount("SELECT sum(read_amount) FROM identify.control_total"))
                .isEqualByComparingTo(String.valueOf(ORDERS * 6L + PLAIN_FILES + ORDERS / 100));
        assertThat(firm.amount("SELECT sum(posted_amount) + sum(refused_amount) - sum(read_amount) FROM"
                        + " identify.control_total"))
                .isEqualByComparingTo("0");
        assertThat(firm.amount("SELECT sum(known_amount) FROM identify.control_total"))
                .isEqualByComparingTo("0");
    }

    /** A long table with flaws, and many short ones. */
    private static Path files(Path in) throws Exception {
        var head = "Order number,Order date,Customer code,Product code,Quantity,Unit price,Amount\n";
        var text = new StringBuilder(head);
        for (int order = 0; order < ORDERS; order++) {
            for (int row = 1; row <= 3; row++) {
                text.append(String.format(
                        Locale.ROOT, "%d,2025-03-01,C%d,P%d,%d,1.00,%d.00\n", order, order % 500, row * 7, row, row));
            }
            if (order % 100 == 0) {
                text.append(order).append(",2025-03-01,C").append(order % 500).append(",P1,many,1.00,1.00\n");
            }
        }
        Files.writeString(in.resolve("long.csv"), text);
        for (int file = 0; file < PLAIN_FILES; file++) {
            Files.writeString(
                    in.resolve("short" + file + ".csv"), head + "S" + file + ",2025-03-02,Z,P1,1,1.00,1.00\n");
        }
        return in;
    }

    private Process child(Migrated base, Path in) throws Exception {
        var address = base.server().address();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportProcess.class.getName(),
                        address.url(),
                        address.user(),
                        address.password(),
                        in.toString(),
                        folder.resolve("begun").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("child.log").toFile())
                .start();
    }

    /** A child that came to its end before it was killed leaves finished books: they start anew. */
    private static void wipe(Migrated base) {
        JdbcClient.create(base.pool())
                .sql("TRUNCATE identify.import, identify.file, identify.flaw, identify.control_total,"
                        + " identify.product, identify.article, identify.customer, identify.record,"
                        + " identify.value, identify.document, identify.line CASCADE")
                .update();
    }

    /** A database in a folder, migrated. */
    record Migrated(EmbeddedPostgres server, HikariDataSource pool) implements AutoCloseable {

        static Migrated start(Path home) {
            var server = EmbeddedPostgres.start(new DataFolder(home), new Tuning(1024, 2, true));
            var pool = Pool.open(server.address(), 6);
            Migrations.migrate(pool);
            return new Migrated(server, pool);
        }

        @Override
        public void close() {
            pool.close();
            server.close();
        }
    }
}
