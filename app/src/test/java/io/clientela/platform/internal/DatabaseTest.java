package io.clientela.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.Beside;
import io.clientela.platform.DataFolder;
import io.clientela.platform.FolderHeldException;
import io.clientela.platform.Holder;
import io.clientela.platform.SetupException;
import io.clientela.platform.TestDatabase;
import io.clientela.platform.internal.postgres.Address;
import io.clientela.platform.internal.postgres.EmbeddedPostgres;
import io.clientela.platform.internal.postgres.Tuning;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Beside
class DatabaseTest {

    private static final String TABLES =
            "SELECT table_schema || '.' || table_name || '.' || column_name || ' ' || data_type"
                    + " FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
                    + " ORDER BY 1";

    @TempDir
    Path home;

    @Test
    void secondStartSaysWhoHoldsTheFolderAndLeavesItAlone() {
        DataFolder folder = new DataFolder(home.resolve("data"));
        try (Database first = Database.open(folder, Optional.empty(), "start", false)) {
            first.consoleAt("http://127.0.0.1:8080");
            assertThatThrownBy(() -> Database.open(folder, Optional.empty(), "start", false))
                    .isInstanceOf(FolderHeldException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid() + " (start")
                    .hasMessageContaining("http://127.0.0.1:8080")
                    .hasMessageContaining("left alone");
            try (Database joined = Database.open(folder, Optional.empty(), "import", true);
                    HikariDataSource pool = Pool.open(joined.address(), 1)) {
                assertThat(joined.owns()).isFalse();
                assertThat(JdbcClient.create(pool)
                                .sql("SELECT 1")
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
            }
            assertThat(folder.holder()).isPresent();
        }
        assertThat(folder.holder()).isEmpty();
    }

    /** The database of a command stays until those are done that joined it; that of a console does not wait. */
    @Test
    void aCommandsDatabaseStaysForThoseWhoJoinedIt() throws Exception {
        DataFolder folder = new DataFolder(home.resolve("data"));
        Database first = Database.open(folder, Optional.empty(), "import", true);
        try (Database joined = Database.open(folder, Optional.empty(), "import", true)) {
            HikariDataSource pool = Pool.open(joined.address(), 1);
            Thread closing = Thread.ofPlatform().start(first::close);
            closing.join(1_500);
            assertThat(closing.isAlive()).isTrue();
            assertThat(JdbcClient.create(pool)
                            .sql("SELECT 1")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            pool.close();
            closing.join(60_000);
            assertThat(closing.isAlive()).isFalse();
        }
        assertThat(folder.holder()).isEmpty();
    }

    @Test
    void whoeverOwnsAFolderAndCannotBeReadIsNotTakenForNobody() throws Exception {
        DataFolder folder = new DataFolder(home.resolve("data"));
        try (FolderLock lock = FolderLock.take(folder, "start").orElseThrow()) {
            Path written = folder.root().resolve(Holder.FILE);
            for (String damaged : List.of("", "pid=many\nsince=2026-03-01T10:00:00Z", "pid=7\nsince=then", "\\u00zz")) {
                Files.writeString(written, damaged);
                assertThatThrownBy(folder::holder)
                        .as(damaged)
                        .isInstanceOf(SetupException.class)
                        .hasMessageContaining("A process uses the folder")
                        .hasMessageContaining(written.toString());
            }
            Files.delete(written);
            assertThat(folder.holder()).isEmpty(); // it is just starting
            lock.databaseAt(4711);
            assertThat(folder.holder().orElseThrow().databasePort()).isEqualTo(4711);
        }
        Files.writeString(folder.root().resolve(Holder.FILE), "left by a killed process");
        assertThat(folder.holder()).isEmpty();
    }

    @Test
    void aServerByItsUrlGetsTheSameTablesAndNothingIsStarted() {
        DataFolder elsewhere = new DataFolder(home.resolve("server"));
        DataFolder folder = new DataFolder(home.resolve("data"));
        try (EmbeddedPostgres server = EmbeddedPostgres.start(elsewhere, Tuning.ofTests())) {
            Address at = server.address();
            String url = "postgresql://" + at.user() + ":" + at.password() + "@127.0.0.1:" + server.port()
                    + "/clientela?ApplicationName=proof";
            List<String> ofServer = tables(folder, Optional.of(url));
            assertThat(Files.exists(folder.database())).isFalse();
            assertThat(Files.exists(folder.postgres())).isFalse();
            List<String> ofOwn = tables(new DataFolder(home.resolve("own")), Optional.empty());
            assertThat(ofServer).isEqualTo(ofOwn).contains("platform.journal.who text");
        }
    }

    private static List<String> tables(DataFolder folder, Optional<String> url) {
        try (Database database = Database.open(folder, url, "start", false);
                HikariDataSource pool = Pool.open(database.address(), 2)) {
            Migrations.migrate(pool);
            return JdbcClient.create(pool).sql(TABLES).query(String.class).list();
        }
    }

    @Test
    void whatAnEarlierRoomAddsReachesADatabaseThatHasTheLaterRooms() {
        try (TestDatabase database = TestDatabase.fresh()) {
            JdbcClient client = database.client();
            client.sql("DROP TABLE identify.signature").update();
            client.sql("ALTER TABLE identify.file ADD COLUMN signature jsonb").update();
            client.sql("DELETE FROM platform.flyway_schema_history WHERE version = '0013'")
                    .update();

            Migrations.migrate(database.dataSource());

            assertThat(client.sql("SELECT count(*) FROM identify.signature")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void readsUrlsAsPeopleWriteThem() {
        assertThat(Address.parse("postgresql://anna:s%40fe+1@db.example:5433/crm?sslmode=require"))
                .isEqualTo(new Address("jdbc:postgresql://db.example:5433/crm?sslmode=require", "anna", "s@fe+1"));
        assertThat(Address.parse("postgres://db.example/crm"))
                .isEqualTo(new Address("jdbc:postgresql://db.example/crm", "", ""));
        assertThat(Address.parse("jdbc:postgresql://db/crm?user=a&password=secret"))
                .satisfies(address -> assertThat(address.toString()).doesNotContain("secret"));
        assertThatThrownBy(() -> Address.parse("mysql://db/crm"))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("postgresql://");
        assertThatThrownBy(() -> Address.parse("postgresql://anna:a b@db/crm")).hasMessageContaining("%40");
    }

    @Test
    void saysSoWhenTheServerCannotBeReached() {
        assertThatThrownBy(() -> Pool.open(new Address("jdbc:postgresql://127.0.0.1:1/crm", "a", "b"), 1))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
