package io.clientela.platform.internal.export;

import io.clientela.platform.CsvSheet;
import io.clientela.platform.DataFolder;
import io.clientela.platform.Exports;
import io.clientela.platform.internal.columnar.DuckDb;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports by FastCSV and DuckDB. */
@Component
class FileExports implements Exports {

    private static final int FETCH_SIZE = 5_000;
    private final DuckDb duckDb;
    private final DataFolder folder;
    private final NamedParameterJdbcTemplate queries;
    private final TransactionTemplate transaction;

    FileExports(DuckDb duckDb, DataFolder folder, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.duckDb = duckDb;
        this.folder = folder;
        JdbcTemplate streaming = new JdbcTemplate(java.util.Objects.requireNonNull(jdbc.getDataSource()));
        streaming.setFetchSize(FETCH_SIZE);
        this.queries = new NamedParameterJdbcTemplate(streaming);
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    @Override
    public void csv(List<Column> columns, Rows rows, OutputStream out) {
        var csv = CsvSheet.to(out);
        csv.row(columns.stream().map(Column::name).toList());
        rows.to(values -> {
            List<@Nullable String> texts = new ArrayList<>(values.length);
            for (int i = 0; i < values.length; i++) {
                texts.add(text(columns.get(i), values[i]));
            }
            csv.row(texts);
        });
        csv.flush();
    }

    private static @Nullable String text(Column column, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return column.kind() == Kind.DECIMAL
                ? ((BigDecimal) value)
                        .setScale(column.scale(), RoundingMode.HALF_UP)
                        .toPlainString()
                : value.toString();
    }

    @Override
    public void parquet(List<Column> columns, Rows rows, OutputStream out) {
        Path file = folder.temporary().resolve("export-" + java.util.UUID.randomUUID() + ".parquet");
        try {
            duckDb.run(connection -> new ParquetWriter(columns).write(connection, rows, file));
            Files.copy(file, out);
        } catch (IOException e) {
            throw new UncheckedIOException("The Parquet file could not be written", e);
        } finally {
            delete(file);
        }
    }

    @Override
    public Table table(String sql, Map<String, ?> parameters) {
        List<Column> columns = transaction.execute(status -> queries.execute(sql, parameters, statement -> {
            java.sql.ResultSetMetaData data = statement.getMetaData();
            if (data == null) {
                throw new IllegalArgumentException("This statement answers no rows: " + sql);
            }
            return QueryRows.columns(data);
        }));
        Rows rows = sink -> transaction.executeWithoutResult(status ->
                queries.query(sql, parameters, (java.sql.ResultSet row) -> QueryRows.row(row, columns, sink)));
        return new Table(columns, rows);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file, e);
        }
    }
}
