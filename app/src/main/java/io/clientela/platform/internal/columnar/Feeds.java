package io.clientela.platform.internal.columnar;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;

/** The table function {@code feed(number)} of DuckDB: the rows of a {@link Feed}. */
final class Feeds implements DuckDBTableFunction<Feed, Feed, Object> {

    private final Map<Long, Feed> open = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** Lays a feed ready. @return its number */
    long add(Feed feed) {
        long number = last.incrementAndGet();
        open.put(number, feed);
        return number;
    }

    /** Takes a feed away. */
    void remove(long number) {
        open.remove(number);
    }

    @Override
    public Feed bind(DuckDBTableFunctionBindInfo info) {
        Feed feed;
        try (var number = info.getParameter(0)) {
            feed = open.get(number.getLong());
        }
        if (feed == null) {
            throw new IllegalArgumentException("no such feed");
        }
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
