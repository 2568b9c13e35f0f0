package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.internal.worth.ErrorParts;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table of PostgreSQL, in the text format of COPY. */
final class CopyText implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final CopyIn copy;
    private final StringBuilder text = new StringBuilder(PIECE + 1_000);
    private boolean begun;

    CopyText(Connection connection, String table) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
    }

    CopyText add(String value) {
        next();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    CopyText add(long value) {
        next();
        text.append(value);
        return this;
    }

    /** NaN is nothing. */
    CopyText add(double value) {
        next();
        text.append(Double.isNaN(value) ? "\\N" : Double.toString(value));
        return this;
    }

    /** Null is nothing. */
    CopyText add(@Nullable LocalDate day) {
        next();
        text.append(day == null ? "\\N" : day.toString());
        return this;
    }

    /** Null is nothing. */
    CopyText add(@Nullable ErrorParts parts) {
        next();
        text.append(parts == null ? "\\N" : parts.text());
        return this;
    }

    /** Below 0 is nothing. */
    CopyText addKnown(int value) {
        next();
        text.append(value < 0 ? "\\N" : Integer.toString(value));
        return this;
    }

    private void next() {
        if (begun) {
            text.append('\t');
        }
        begun = true;
    }

    void end() throws SQLException {
        text.append('\n');
        begun = false;
        if (text.length() > PIECE) {
            send();
        }
    }

    private void send() throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            send();
            copy.endCopy();
        }
    }
}
