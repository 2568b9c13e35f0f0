package io.clientela.differentiate.internal.worth;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The parts of error of one customer's value ({@link SumErrors}), in single precision, which keeps those of many customers
 * small. Immutable.
 */
public final class ErrorParts {

    private final float[] parts;

    private ErrorParts(float[] parts) {
        this.parts = parts;
    }

    /** Those that a database gives; null where a part is missing. */
    public static @Nullable ErrorParts of(@Nullable Array stored) throws SQLException {
        var parts = SumErrors.parts(stored);
        if (parts.isEmpty()) {
            return null;
        }
        var narrow = new float[SumErrors.PARTS];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) parts.get()[i];
        }
        return new ErrorParts(narrow);
    }

    /** Adds them to sums. */
    public void addTo(double[] sums) {
        for (int i = 0; i < parts.length; i++) {
            sums[i] += parts[i];
        }
    }

    /** As an array is written in the text format of COPY. */
    public String text() {
        return Arrays.toString(parts).replace('[', '{').replace(']', '}');
    }
}
