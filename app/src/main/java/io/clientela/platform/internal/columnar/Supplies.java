package io.clientela.platform.internal.columnar;

import io.clientela.platform.Supply;
import java.sql.SQLException;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/** The table function {@code computed(number)} of DuckDB: the rows of a {@link Supply}. */
final class Supplies implements DuckDBTableFunction<Supply, Supply, Supplies.Part> {

    private final OnTheWay<Supply> ready = new OnTheWay<>();

    /** What one thread reads, and where it keeps it on its way. */
    static final class Part {

        private final Supply.Reader reader;
        private final int columns;
        private long[] keys = new long[0];
        private double[][] figures = new double[0][];

        Part(Supply supply) {
            this.reader = supply.reader();
            this.columns = supply.columns().size() - 1;
        }

        private void makeRoom(int most) {
            if (keys.length < most) {
                keys = new long[most];
                figures = new double[columns][most];
            }
        }

        int fill(DuckDBDataChunkWriter chunk) throws SQLException {
            int most = Math.toIntExact(chunk.capacity());
            makeRoom(most);
            int rows = reader.read(keys, figures, most);
            Bulk.write(chunk.vector(0), keys, rows);
            for (int column = 0; column < columns; column++) {
                Bulk.write(chunk.vector(column + 1), figures[column], rows);
            }
            return rows;
        }
    }

    /** What lies ready for it. */
    OnTheWay<Supply> ready() {
        return ready;
    }

    @Override
    public Supply bind(DuckDBTableFunctionBindInfo info) {
        var supply = ready.asked(info);
        var names = supply.columns();
        for (int i = 0; i < names.size(); i++) {
            info.addResultColumn(names.get(i), i == 0 ? DuckDBColumnType.BIGINT : DuckDBColumnType.DOUBLE);
        }
        info.setCardinality(supply.about(), false);
        return supply;
    }

    @Override
    public Supply init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(Runtime.getRuntime().availableProcessors());
        return info.getBindData();
    }

    @Override
    public Part localInit(DuckDBTableFunctionInitInfo info) {
        return new Part(info.<Supply>getBindData());
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) throws SQLException {
        return call.<Part>getLocalInitData().fill(chunk);
    }
}
