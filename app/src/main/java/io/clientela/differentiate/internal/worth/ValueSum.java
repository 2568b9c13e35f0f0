package io.clientela.differentiate.internal.worth;

import io.clientela.kernel.lifetime.Uncertainty;
import io.clientela.kernel.value.Interval;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sum of values that knows what its interval needs: whether any value was added, and whether all had parts of error. */
public final class ValueSum {

    private final double[] parts = new double[SumErrors.PARTS];
    private double value;
    private boolean added;
    private boolean known = true;
    private boolean below;

    /**
     * A sum that a database made.
     *
     * @param row with the columns {@code value} (null or any number where nothing was added), {@code some_below} (whether one
     *     of the values is below 0) and {@code error_parts}, null where nothing was added or where one of the values has none
     */
    public static ValueSum of(ResultSet row) throws SQLException {
        var sum = new ValueSum();
        sum.value = row.getDouble("value");
        sum.added = !row.wasNull();
        sum.below = row.getBoolean("some_below");
        var parts = SumErrors.parts(row.getArray("error_parts"));
        sum.known = parts.isPresent();
        parts.ifPresent(all -> System.arraycopy(all, 0, sum.parts, 0, all.length));
        return sum;
    }

    /**
     * Adds a value.
     *
     * @param errorParts null where it is not an expected one
     */
    public void add(double one, @Nullable ErrorParts errorParts) {
        added = true;
        value += one;
        below |= one < 0;
        if (errorParts == null) {
            known = false;
        } else {
            errorParts.addTo(parts);
        }
    }

    /** The sum of what was added; 0 of nothing. */
    public double value() {
        return value;
    }

    /**
     * From where to where the sum may lie; empty where nothing was added, where one of the values has no parts of error, and
     * where it is not known what the run of the values leaves unsure.
     */
    public Optional<Interval> interval(Optional<Uncertainty> uncertainty) {
        return uncertainty
                .filter(unsure -> added && known)
                .map(unsure -> SumErrors.interval(unsure, value, parts, below));
    }
}
