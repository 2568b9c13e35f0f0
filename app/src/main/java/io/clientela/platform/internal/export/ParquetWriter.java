package io.clientela.platform.internal.export;

import io.clientela.platform.Exports.Column;
import io.clientela.platform.Exports.Rows;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes rows into a Parquet file through a temporary table of DuckDB. */
final class ParquetWriter {

    private static final String TABLE = "rows";

    private final List<Column> columns;

    ParquetWriter(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    /** Writes the file; returns how many rows it has. */
    long write(DuckDBConnection connection, Rows rows, Path file) throws SQLException {
        String definitions = columns.stream()
                .map(column -> quoted(column.name()) + " " + type(column))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE " + TABLE + " (" + definitions + ")");
            long[] count = new long[1];
            try (DuckDBAppender appender = connection.createAppender("temp", "main", TABLE)) {
                rows.to(values -> {
                    append(appender, values);
                    count[0]++;
                });
            }
            String target = file.toString().replace("'", "''");
            statement.execute("COPY " + TABLE + " TO '" + target + "' (FORMAT parquet, COMPRESSION zstd)");
            statement.execute("DROP TABLE " + TABLE);
            return count[0];
        }
    }

    private void append(DuckDBAppender appender, @Nullable Object[] values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException("A row of " + values.length + " values in a table of " + columns.size());
        }
        try {
            appender.beginRow();
            for (int i = 0; i < values.length; i++) {
                append(appender, columns.get(i), values[i]);
            }
            appender.endRow();
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB refuses a row: " + e.getMessage(), e);
        }
    }

    private static void append(DuckDBAppender appender, Column column, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (column.kind()) {
            case TEXT -> appender.append(value.toString());
            case WHOLE -> appender.append(((Number) value).longValue());
            case DECIMAL -> appender.append(((BigDecimal) value).setScale(column.scale(), RoundingMode.HALF_UP));
            case DAY -> appender.append((LocalDate) value);
            case MOMENT -> appender.append(((Instant) value).atOffset(ZoneOffset.UTC));
            case YES_NO -> appender.append(((Boolean) value).booleanValue());
        }
    }

    private static String type(Column column) {
        return switch (column.kind()) {
            case TEXT -> "VARCHAR";
            case WHOLE -> "BIGINT";
            case DECIMAL -> "DECIMAL(38," + column.scale() + ")";
            case DAY -> "DATE";
            case MOMENT -> "TIMESTAMPTZ";
            case YES_NO -> "BOOLEAN";
        };
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
