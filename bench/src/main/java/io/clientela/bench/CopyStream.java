package io.clientela.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** One COPY into a table of the room {@code identify}, on a connection of its own; committed when it is closed. */
final class CopyStream implements AutoCloseable {

    private static final int FULL = 1 << 17;

    private final Connection connection;
    private final CopyIn copy;
    private final StringBuilder buffer = new StringBuilder(FULL + 1024);

    /**
     * Opens the stream.
     *
     * @param table the table with its columns, such as {@code customer (customer_id, created_at)}
     */
    CopyStream(DataSource pool, String table) throws SQLException {
        connection = pool.getConnection();
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY identify." + table + " FROM STDIN");
    }

    /** Writes one row; tabs and line ends in a cell become spaces. */
    void row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                buffer.append('\t');
            }
            if (cells[i] instanceof String text) {
                write(text);
            } else {
                buffer.append(cells[i]);
            }
        }
        buffer.append('\n');
        if (buffer.length() > FULL) {
            flush();
        }
    }

    private void write(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                buffer.append('\\');
            }
            buffer.append(c < ' ' ? ' ' : c);
        }
    }

    private void flush() {
        try {
            byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            buffer.setLength(0);
        } catch (SQLException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            flush();
            copy.endCopy();
        }
    }
}
