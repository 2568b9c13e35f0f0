package io.clientela.platform.internal.columnar;

import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/** The table function {@code feed(number)} of DuckDB: the rows of a {@link Feed}. */
final class Feeds implements DuckDBTableFunction<Feed, Feed, Object> {

    private final OnTheWay<Feed> ready = new OnTheWay<>();

    /** What lies ready for it. */
    OnTheWay<Feed> ready() {
        return ready;
    }

    @Override
    public Feed bind(DuckDBTableFunctionBindInfo info) {
        var feed = ready.asked(info);
        for (var column : feed.columns()) {
            try (var type = column.type()) {
                info.addResultColumn(column.name(), type);
            }
        }
        return feed;
    }

    @Override
    public Feed init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        Feed feed = info.getBindData();
        feed.begin();
        return feed;
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo call, DuckDBDataChunkWriter chunk) {
        Feed feed = call.getInitData();
        return feed.fill(chunk);
    }
}
