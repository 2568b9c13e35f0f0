package io.clientela.platform;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.platform.internal.Migrations;
import io.clientela.platform.internal.Pool;
import io.clientela.platform.internal.postgres.Address;
import io.clientela.platform.internal.postgres.EmbeddedPostgres;
import io.clientela.platform.internal.postgres.Tuning;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A migrated, empty database of its own for a test, on one real PostgreSQL per test process. It goes when the process
 * ends, or earlier by {@link #close()}.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final String name;
    private final Address address;
    private final HikariDataSource dataSource;

    private TestDatabase(String name, Address address) {
        this.name = name;
        this.address = address;
        this.dataSource = Pool.open(address, 10);
    }

    /** A new one. */
    public static synchronized TestDatabase fresh() {
        String name = "test_" + NUMBER.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + Server.TEMPLATE);
        return new TestDatabase(name, Server.RUNNING.address().database(name));
    }

    /** Its pool of at most 10 connections. */
    public HikariDataSource dataSource() {
        return dataSource;
    }

    /** A client on the pool. */
    public JdbcClient client() {
        return JdbcClient.create(dataSource);
    }

    /** Where it is, as the property {@code clientela.database-url} takes it. */
    public String url() {
        return address.url() + "?user=" + address.user() + "&password=" + address.password();
    }

    /** Where it is. */
    public Address address() {
        return address;
    }

    @Override
    public void close() {
        dataSource.close();
        execute("DROP DATABASE " + name + " WITH (FORCE)");
    }

    private static void execute(String sql) {
        Address server = Server.RUNNING.address().database("postgres");
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The server of this test process, started when the first test asks. */
    private static final class Server {

        static final String TEMPLATE = "migrated";
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            Path home = TestFolders.fresh("postgres");
            EmbeddedPostgres server = EmbeddedPostgres.start(new DataFolder(home), Tuning.ofTests());
            TestFolders.atEnd(server::close);
            prepare(server.address());
            return server;
        }

        private static void prepare(Address address) {
            try (Connection connection =
                            DriverManager.getConnection(address.url(), address.user(), address.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + TEMPLATE);
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot make the template", e);
            }
            try (HikariDataSource pool = Pool.open(address.database(TEMPLATE), 2)) {
                Migrations.migrate(pool);
            }
        }
    }
}
