package io.clientela.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/**
 * The columnar engine (DuckDB): files of tables in the data folder for questions about many rows. What they hold is
 * derived from PostgreSQL. A file can be deleted at any moment, while it is in use too; one that is missing, corrupted or
 * foreign is replaced by an empty one, and whoever filled it has to fill it again.
 *
 * <p>Work runs on platform threads of the engine's own and waits for its turn there. One process at a time uses the
 * files: the one that owns the data folder.
 */
public interface Columnar {

    /** Whether this process owns the data folder, and with it the files. */
    boolean available();

    /** Work on a file. */
    @FunctionalInterface
    interface Work<T> {
        T on(Session session) throws Exception;
    }

    /** One connection to the engine, for the length of one piece of work. */
    interface Session {

        /** The connection; its tables are {@code <file>.<table>}. The engine closes it. */
        Connection connection();

        /**
         * Executes a statement that reads rows of PostgreSQL as they come, by binary COPY.
         *
         * <p>Columns of the types bigint, integer, "char" (as TINYINT), text, boolean, numeric (as DECIMAL(18,6), further
         * decimals rounded half up, NULL from 10¹² on) and timestamp.
         *
         * @param statement reads {@code FROM feed(:feed)}
         * @param postgres a connection to PostgreSQL; it is busy until the statement is done, and given up where the
         *     statement does not take all rows
         * @param query what PostgreSQL is asked, without parameters
         * @param watch hears now and then how many rows have come; what it throws ends the statement
         * @return how many rows the statement wrote
         */
        long take(String statement, Connection postgres, String query, LongConsumer watch) throws SQLException;

        /**
         * Executes a statement that reads rows which this process computes, on all threads of the engine, in no order.
         *
         * @param statement reads {@code FROM computed(:rows)}
         * @return how many rows the statement wrote
         */
        long put(String statement, Supply supply) throws SQLException;

        /**
         * Executes a statement whose rows may be written in any order: all threads of the engine write then. One that writes
         * what it grouped is written by a single thread otherwise.
         */
        void executeInAnyOrder(String statement) throws SQLException;
    }

    /**
     * Does a piece of work and waits for it. A session asks for no other one of the same file.
     *
     * @param file lower-case letters; under this name the file is attached
     * @throws IllegalStateException if the work fails, or if the engine is not {@link #available()}
     */
    <T> T run(String file, Work<T> work);

    /**
     * Writes a file anew, whole, so that nothing stands in it but what its tables hold: bytes of rows that are gone stay in a
     * file otherwise until others take their place. Waits until nobody works on any file, and nobody does meanwhile.
     *
     * @throws IllegalStateException if it fails (the file stays as it was), or if the engine is not {@link #available()}
     */
    void rewrite(String file);

    /** What a file takes on disk in bytes, 0 when there is none. */
    long bytes(String file);

    /**
     * Does a piece of work in an engine of its own, with one thread, so that the same rows give the same results to the last
     * bit. Its tables go when the work is done. Takes longer than {@link #run}, and any process may do it.
     *
     * @param file lower-case letters; under this name an empty file is attached
     * @throws IllegalStateException if the work fails
     */
    <T> T alone(String file, Work<T> work);
}
