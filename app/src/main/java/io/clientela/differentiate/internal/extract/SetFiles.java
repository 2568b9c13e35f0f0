package io.clientela.differentiate.internal.extract;

import io.clientela.differentiate.Extracts.DataSet;
import io.clientela.differentiate.Extracts.Format;
import io.clientela.differentiate.Extracts.Request;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.duckdb.DuckDBConnection;

/** Writes data sets as files: sorted, in a fixed format, without anything that differs from one time to the next. */
final class SetFiles {

    private final Connection connection;
    private final Request request;

    SetFiles(Connection connection, Request request) {
        this.connection = connection;
        this.request = request;
    }

    /** One column of a written file. */
    record Column(String name, String type) {}

    /** Gives customers and documents the names that they bear in the files: pseudonyms under a key, or their numbers. */
    void name(Optional<Pseudonyms.Key> key) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(ThenLedger.SQL.get("make-codes"));
        }
        code("customer", key);
        code("document", key);
    }

    private void code(String kind, Optional<Pseudonyms.Key> key) throws SQLException {
        var maker = key.map(known -> known.maker(kind));
        var duckDb = connection.unwrap(DuckDBConnection.class);
        try (var appender = duckDb.createAppender("temp", "main", kind + "_code");
                var statement = connection.createStatement();
                var row = statement.executeQuery(ThenLedger.SQL.get(kind + "-ids"))) {
            while (row.next()) {
                long id = row.getLong(1);
                appender.beginRow();
                appender.append(id);
                appender.append(maker.map(one -> one.of(id)).orElseGet(() -> String.valueOf(id)));
                appender.endRow();
            }
        }
    }

    /** Writes one data set. @return how many rows it has */
    long write(DataSet set, Path file) throws SQLException {
        var options = request.format() == Format.CSV
                ? "FORMAT csv, HEADER, DELIMITER ','"
                : "FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880";
        var target = file.toString().replace("'", "''");
        try (var statement = connection.createStatement()) {
            return statement.executeLargeUpdate("COPY (" + sql(set) + ") TO '" + target + "' (" + options + ")");
        }
    }

    /** The columns of a data set. */
    List<Column> columns(DataSet set) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("DESCRIBE " + sql(set))) {
            var columns = new ArrayList<Column>();
            while (row.next()) {
                columns.add(new Column(row.getString("column_name"), row.getString("column_type")));
            }
            return columns;
        }
    }

    private String sql(DataSet set) throws SQLException {
        return switch (set) {
            case CUSTOMERS ->
                ThenLedger.SQL
                        .get("customers")
                        .replace(":face", request.pseudonymised() ? "" : "f.name, f.city,")
                        .replace(":features", features());
            case LINES -> ThenLedger.SQL.get("lines-set");
            case DOCUMENTS ->
                ThenLedger.SQL.get("documents-set").replace(":number", request.pseudonymised() ? "" : "t.number,");
            case PRODUCTS ->
                ThenLedger.SQL
                        .get("products-set")
                        .replace(
                                ":name",
                                request.pseudonymised()
                                        ? "CASE WHEN product_key LIKE '#%' THEN NULL ELSE name END AS name,"
                                        : "name,");
            case TASTES -> ThenLedger.SQL.get("tastes-set");
            case WORTH -> ThenLedger.SQL.get("worth-set");
        };
    }

    /** The columns of features; floating numbers with six decimals. */
    private String features() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(ThenLedger.SQL.get("feature-columns"))) {
            var columns = new ArrayList<String>();
            while (row.next()) {
                var name = row.getString(1);
                columns.add(row.getString(2).equals("DOUBLE") ? "round(t." + name + ", 6) AS " + name : "t." + name);
            }
            return String.join(", ", columns);
        }
    }
}
