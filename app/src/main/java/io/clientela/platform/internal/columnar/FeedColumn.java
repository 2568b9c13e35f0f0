package io.clientela.platform.internal.columnar;

import java.sql.SQLException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBLogicalType;

/** One column on its way from PostgreSQL to DuckDB. */
record FeedColumn(String name, Kind kind) {

    /** How a value is read. */
    enum Kind {
        LONG,
        INT,
        LETTER,
        TEXT,
        TRUTH,
        TIME,
        DECIMAL;

        /** What a value takes in a vector, in bytes; 0 where it does not lie there itself. */
        int width() {
            return switch (this) {
                case LONG, TIME, DECIMAL -> Long.BYTES;
                case INT -> Integer.BYTES;
                case LETTER, TRUTH -> 1;
                case TEXT -> 0;
            };
        }
    }

    /** The column of a type of PostgreSQL. */
    static FeedColumn of(String name, String type) {
        var kind = switch (type) {
            case "int8" -> Kind.LONG;
            case "int4", "serial" -> Kind.INT;
            case "char" -> Kind.LETTER;
            case "text", "varchar" -> Kind.TEXT;
            case "bool" -> Kind.TRUTH;
            case "timestamp" -> Kind.TIME;
            case "numeric" -> Kind.DECIMAL;
            default -> throw new IllegalArgumentException("column " + name + " is of type " + type);
        };
        return new FeedColumn(name, kind);
    }

    /** The type in DuckDB. */
    DuckDBLogicalType type() {
        try {
            return switch (kind) {
                case LONG -> DuckDBLogicalType.of(DuckDBColumnType.BIGINT);
                case INT -> DuckDBLogicalType.of(DuckDBColumnType.INTEGER);
                case LETTER -> DuckDBLogicalType.of(DuckDBColumnType.TINYINT);
                case TEXT -> DuckDBLogicalType.of(DuckDBColumnType.VARCHAR);
                case TRUTH -> DuckDBLogicalType.of(DuckDBColumnType.BOOLEAN);
                case TIME -> DuckDBLogicalType.of(DuckDBColumnType.TIMESTAMP);
                case DECIMAL -> DuckDBLogicalType.decimal(18, Numeric.SCALE);
            };
        } catch (SQLException e) {
            throw new IllegalStateException("column " + name, e);
        }
    }
}
