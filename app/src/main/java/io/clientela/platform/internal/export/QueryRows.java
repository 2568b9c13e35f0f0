package io.clientela.platform.internal.export;

import io.clientela.platform.Exports.Column;
import io.clientela.platform.Exports.Kind;
import io.clientela.platform.Exports.Sink;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the columns and rows of a query's result. */
final class QueryRows {

    /** Digits after the point of a numeric column without a scale of its own. */
    private static final int FREE_SCALE = 6;

    private QueryRows() {}

    /** The columns, named as the query names them. */
    static List<Column> columns(ResultSetMetaData data) throws SQLException {
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= data.getColumnCount(); i++) {
            Kind kind = kind(data.getColumnType(i), data.getColumnTypeName(i));
            int scale = kind != Kind.DECIMAL ? 0 : data.getPrecision(i) == 0 ? FREE_SCALE : data.getScale(i);
            columns.add(new Column(data.getColumnLabel(i), kind, scale));
        }
        return columns;
    }

    private static Kind kind(int code, String name) {
        return switch (code) {
            case Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Kind.WHOLE;
            case Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.DOUBLE, Types.FLOAT -> Kind.DECIMAL;
            case Types.DATE -> Kind.DAY;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Kind.MOMENT;
            case Types.BOOLEAN -> Kind.YES_NO;
            case Types.BIT -> name.equals("bool") ? Kind.YES_NO : Kind.TEXT;
            default -> Kind.TEXT;
        };
    }

    /** Gives the row that the result stands on. */
    static void row(ResultSet result, List<Column> columns, Sink sink) throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(result, i + 1, columns.get(i).kind());
        }
        sink.row(values);
    }

    private static @Nullable Object value(ResultSet result, int i, Kind kind) throws SQLException {
        return switch (kind) {
            case TEXT -> result.getString(i);
            case WHOLE -> whole(result, i);
            case DECIMAL -> result.getBigDecimal(i);
            case DAY -> result.getObject(i, LocalDate.class);
            case MOMENT -> moment(result.getTimestamp(i));
            case YES_NO -> yesNo(result, i);
        };
    }

    private static @Nullable Object whole(ResultSet result, int i) throws SQLException {
        long value = result.getLong(i);
        return result.wasNull() ? null : value;
    }

    private static @Nullable Object yesNo(ResultSet result, int i) throws SQLException {
        boolean value = result.getBoolean(i);
        return result.wasNull() ? null : value;
    }

    private static @Nullable Object moment(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
