package io.clientela.platform.internal.columnar;

import com.sun.management.OperatingSystemMXBean;
import io.clientela.platform.DataFolder;
import java.lang.management.ManagementFactory;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * DuckDB, opened when first needed (a second or more): in memory, files are attached to it. Its work runs on platform
 * threads of its own, because virtual threads starve it; each piece of work has a connection of its own. It takes at most
 * a quarter of the machine's memory and spills what is more into the folder of temporary files.
 */
@Component
public class DuckDb implements AutoCloseable {

    private static final int THREADS = 4;

    /** Work on a connection that is closed afterwards. */
    @FunctionalInterface
    public interface Work<T> {
        T on(DuckDBConnection connection) throws Exception;
    }

    private final DataFolder folder;
    private final Feeds feeds = new Feeds();
    private final Supplies supplies = new Supplies();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("duckdb-", 1).factory());
    private @Nullable DuckDBConnection root;

    DuckDb(DataFolder folder) {
        this.folder = folder;
    }

    /**
     * Does a piece of work and waits for it.
     *
     * @throws IllegalStateException if it fails, with what DuckDB says
     */
    public <T> T run(Work<T> work) {
        Callable<T> task = () -> {
            try (DuckDBConnection connection = open().duplicate()) {
                return work.on(connection);
            }
        };
        return waited(CompletableFuture.supplyAsync(() -> called(task), threads));
    }

    private static <T> T called(Callable<T> task) {
        try {
            return task.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("DuckDB failed: " + e.getMessage(), e);
        }
    }

    /** The rows on their way from PostgreSQL. */
    Feeds feeds() {
        return feeds;
    }

    /** The rows on their way from this process. */
    Supplies supplies() {
        return supplies;
    }

    /** Does a piece of work in an engine of its own, with one thread and half the memory, on a thread of its own. */
    public <T> T alone(Work<T> work) {
        Callable<T> task = () -> {
            try (DuckDBConnection apart = fresh(memoryMiB() / 2);
                    Statement statement = apart.createStatement()) {
                statement.execute("SET threads = 1");
                return work.on(apart);
            }
        };
        return waited(CompletableFuture.supplyAsync(
                () -> called(task),
                each -> Thread.ofPlatform().daemon().name("duckdb-alone").start(each)));
    }

    private static <T> T waited(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("DuckDB failed: " + cause.getMessage(), cause);
        }
    }

    private synchronized DuckDBConnection open() throws SQLException {
        DuckDBConnection opened = root;
        if (opened == null) {
            opened = fresh(memoryMiB());
            root = opened;
        }
        return opened;
    }

    private DuckDBConnection fresh(long memoryMiB) throws SQLException {
        DuckDBConnection opened = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        try (Statement statement = opened.createStatement()) {
            String spill = folder.temporary().toString().replace("'", "''");
            statement.execute("SET memory_limit = '" + memoryMiB + "MiB'; SET preserve_insertion_order = true; "
                    + "SET temp_directory = '" + spill + "'");
        }
        try (var function = DuckDBFunctions.tableFunction()) {
            function.withName("feed")
                    .withParameter(Long.class)
                    .withFunction(feeds)
                    .register(opened);
        }
        try (var function = DuckDBFunctions.tableFunction()) {
            function.withName("computed")
                    .withParameter(Long.class)
                    .withFunction(supplies)
                    .register(opened);
        }
        return opened;
    }

    private static long memoryMiB() {
        long bytes =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.max(512, (bytes >> 20) / 4);
    }

    /** Gives everything up, after an error that DuckDB does not survive; the next work opens it anew. */
    synchronized void restart() throws SQLException {
        DuckDBConnection opened = root;
        root = null;
        if (opened != null) {
            opened.close();
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        threads.shutdownNow();
        restart();
    }
}
