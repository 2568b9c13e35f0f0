package io.clientela.platform.internal.export;

import io.clientela.platform.DataFolder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * DuckDB in memory, opened when first needed (a second or more). Its work runs on platform threads of its own, because
 * virtual threads starve it; each piece of work has a connection of its own.
 */
@Component
public class DuckDb implements AutoCloseable {

    private static final String LIMITS = "SET memory_limit = '1GB'; SET preserve_insertion_order = true; ";

    /** Work on a connection that is closed afterwards. */
    @FunctionalInterface
    public interface Work<T> {
        T on(DuckDBConnection connection) throws Exception;
    }

    private final DataFolder folder;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("duckdb-", 1).factory());
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
        try {
            return CompletableFuture.supplyAsync(() -> called(task), threads).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("DuckDB failed: " + cause.getMessage(), cause);
        }
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

    private synchronized DuckDBConnection open() throws SQLException {
        DuckDBConnection opened = root;
        if (opened == null) {
            opened = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
            try (Statement statement = opened.createStatement()) {
                String spill = folder.temporary().toString().replace("'", "''");
                statement.execute(LIMITS + "SET temp_directory = '" + spill + "'");
            }
            root = opened;
        }
        return opened;
    }

    @Override
    public synchronized void close() throws SQLException {
        threads.shutdownNow();
        if (root != null) {
            root.close();
            root = null;
        }
    }
}
