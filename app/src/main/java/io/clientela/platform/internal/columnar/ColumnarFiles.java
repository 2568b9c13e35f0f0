package io.clientela.platform.internal.columnar;

import com.zaxxer.hikari.HikariDataSource;
import io.clientela.platform.Columnar;
import io.clientela.platform.DataFolder;
import io.clientela.platform.Supply;
import io.clientela.platform.internal.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The files of DuckDB in the data folder. Work holds the lock for reading; who attaches a file holds it for writing. */
@Component
class ColumnarFiles implements Columnar {

    private static final Logger LOG = LoggerFactory.getLogger(ColumnarFiles.class);
    private static final Pattern NAME = Pattern.compile("[a-z]+");
    private static final Pattern LOST = Pattern.compile("(?i)\\b(fatal|internal) error|invalidated|corrupt|checksum");

    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final DuckDb duckDb;
    private final DataFolder folder;
    private final Database database;
    private final HikariDataSource pool;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final Map<String, Object> attached = new ConcurrentHashMap<>();
    private final AtomicBoolean lost = new AtomicBoolean();

    ColumnarFiles(DuckDb duckDb, DataFolder folder, Database database, HikariDataSource pool) {
        this.duckDb = duckDb;
        this.folder = folder;
        this.database = database;
        this.pool = pool;
    }

    @Override
    public boolean available() {
        return database.owns();
    }

    @Override
    public <T> T run(String file, Work<T> work) {
        mustBeUsable(file);
        attach(file);
        lock.readLock().lock();
        try {
            return duckDb.run(connection -> work.on(new Open(connection)));
        } catch (RuntimeException e) {
            noteLoss(e);
            throw e;
        } finally {
            lock.readLock().unlock();
        }
    }

    private void mustBeUsable(String file) {
        mustBeName(file);
        if (!available()) {
            throw new IllegalStateException("Another process uses the columnar files: " + file);
        }
    }

    private static void mustBeName(String file) {
        if (!NAME.matcher(file).matches()) {
            throw new IllegalStateException("no name: " + file);
        }
    }

    private void noteLoss(RuntimeException e) {
        if (LOST.matcher(String.valueOf(e.getMessage())).find()) {
            lost.set(true);
        }
    }

    @Override
    public <T> T alone(String file, Work<T> work) {
        mustBeName(file);
        var path = folder.temporary().resolve("alone-" + UUID.randomUUID() + ".duckdb");
        try {
            return duckDb.alone(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute(attachment(path, file));
                }
                return work.on(new Open(connection));
            });
        } finally {
            delete(path);
        }
    }

    @Override
    public void rewrite(String file) {
        mustBeUsable(file);
        attach(file);
        waitUntilNobodyWorks(file);
        var anew = path(file + "-anew");
        try {
            delete(anew);
            duckDb.run(connection -> {
                try {
                    copy(connection, file, anew);
                    Files.move(anew, path(file), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    attached.remove(file);
                    attach(file, connection);
                    attached.put(file, identity(path(file)));
                }
                return true;
            });
        } catch (RuntimeException e) {
            noteLoss(e);
            throw e;
        } finally {
            delete(anew);
            lock.writeLock().unlock();
        }
    }

    /** Takes the lock for writing without queueing for it: work that waits for work of another thread goes on meanwhile. */
    private void waitUntilNobodyWorks(String file) {
        for (long tries = LONGEST_WAIT.dividedBy(PAUSE); !lock.writeLock().tryLock(); tries--) {
            if (tries == 0) {
                throw new IllegalStateException(
                        "The columnar files are never idle: " + file + " cannot be written anew");
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted before " + file + " was written anew");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void copy(DuckDBConnection connection, String file, Path anew) throws SQLException {
        keepOrder(connection, false); // rows need not wait for each other in memory
        try (var statement = connection.createStatement()) {
            statement.execute("DETACH DATABASE IF EXISTS anew");
            statement.execute(attachment(anew, "anew"));
            try {
                statement.execute("CHECKPOINT " + file); // nothing is left in the log beside it
                statement.execute("COPY FROM DATABASE " + file + " TO anew");
                statement.execute("CHECKPOINT anew");
            } finally {
                statement.execute("DETACH DATABASE anew");
            }
            statement.execute("DETACH DATABASE " + file);
        } finally {
            keepOrder(connection, true);
        }
    }

    /** Several threads write at once only where they need not keep rows in order; other connections keep theirs. */
    private static void keepOrder(DuckDBConnection connection, boolean keep) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET SESSION preserve_insertion_order = " + keep);
        }
    }

    /** Sees to it that the file is there and attached. */
    private void attach(String file) {
        if (holds(file)) {
            return;
        }
        lock.writeLock().lock();
        try {
            if (lost.getAndSet(false)) {
                LOG.warn("the columnar engine failed for good and begins anew");
                attached.clear();
                duckDb.restart();
                delete(path(file));
            }
            if (!holds(file)) {
                duckDb.run(connection -> {
                    attach(file, connection);
                    return true;
                });
                attached.put(file, identity(path(file)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not close: " + e.getMessage(), e);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private boolean holds(String file) {
        var path = path(file);
        return !lost.get()
                && attached.containsKey(file)
                && Files.exists(path)
                && identity(path).equals(attached.get(file));
    }

    private void attach(String file, DuckDBConnection connection) throws SQLException {
        var path = path(file);
        var sql = attachment(path, file);
        try (var statement = connection.createStatement()) {
            statement.execute("DETACH DATABASE IF EXISTS " + file);
        }
        if (!Files.exists(path)) {
            delete(path); // what is left beside it
        }
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            if (String.valueOf(e.getMessage()).contains("lock")) {
                throw e;
            }
            LOG.warn("{} cannot be used and is begun anew: {}", path, e.getMessage());
            delete(path);
            try (var again = connection.createStatement()) {
                again.execute(sql);
            }
        }
    }

    private static String attachment(Path path, String name) {
        return "ATTACH '" + path.toString().replace("'", "''") + "' AS " + name;
    }

    private Path path(String file) {
        return folder.columnar().resolve(file + ".duckdb");
    }

    private static Path log(Path path) {
        return path.resolveSibling(path.getFileName() + ".wal");
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
            Files.deleteIfExists(log(path));
        } catch (IOException e) {
            throw new IllegalStateException("Cannot delete " + path, e);
        }
    }

    private static Object identity(Path path) {
        try {
            var key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? path : key;
        } catch (IOException e) {
            return "none";
        }
    }

    @Override
    public long bytes(String file) {
        var path = path(file);
        return path.toFile().length() + log(path).toFile().length();
    }

    /** A session on a connection of DuckDB. */
    private final class Open implements Session {

        private final DuckDBConnection connection;

        Open(DuckDBConnection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public long take(String text, Connection postgres, String query, java.util.function.LongConsumer watch)
                throws SQLException {
            var feed = new Feed(postgres, query, watch);
            long number = duckDb.feeds().ready().add(feed);
            try (var statement = connection.createStatement()) {
                return statement.executeLargeUpdate(text.replace(":feed", String.valueOf(number)));
            } catch (SQLException e) {
                var failure = feed.failure();
                if (failure != null) {
                    throw failure;
                }
                throw e;
            } finally {
                duckDb.feeds().ready().remove(number);
                if (feed.cutShort()) {
                    pool.evictConnection(postgres); // rows that nobody takes are still on their way in it
                }
            }
        }

        @Override
        public long put(String text, Supply supply) throws SQLException {
            keepOrder(connection, false);
            long number = duckDb.supplies().ready().add(supply);
            long rows;
            try (var statement = connection.createStatement()) {
                rows = statement.executeLargeUpdate(text.replace(":rows", String.valueOf(number)));
            } finally {
                duckDb.supplies().ready().remove(number);
            }
            keepOrder(connection, true); // where the statement failed, its transaction takes no other one
            return rows;
        }

        @Override
        public void executeInAnyOrder(String text) throws SQLException {
            keepOrder(connection, false);
            try (var statement = connection.createStatement()) {
                statement.execute(text);
            }
            keepOrder(connection, true); // where the statement failed, its transaction takes no other one
        }
    }
}
