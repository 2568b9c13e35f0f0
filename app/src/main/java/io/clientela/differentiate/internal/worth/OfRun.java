package io.clientela.differentiate.internal.worth;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What stays as it is while the values of one run stand: read once for each run. */
final class OfRun<T> {

    private volatile @Nullable Known<T> latest;

    private record Known<T>(long runId, T what) {}

    /** How it is read from the picture. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Connection picture) throws SQLException;
    }

    T read(Connection picture, long runId, Reading<T> reading) throws SQLException {
        var known = latest;
        if (known == null || known.runId() != runId) {
            known = new Known<>(runId, reading.from(picture));
            latest = known;
        }
        return known.what();
    }
}
