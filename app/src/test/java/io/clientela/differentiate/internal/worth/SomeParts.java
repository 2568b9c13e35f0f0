package io.clientela.differentiate.internal.worth;

import io.clientela.kernel.lifetime.Uncertainty;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/** Parts of error, and what a run leaves unsure, for tests that add values up by hand. */
public final class SomeParts {

    /** A variance of one half in each parameter, none together. */
    public static final Uncertainty UNSURE = unsure();

    private SomeParts() {}

    private static Uncertainty unsure() {
        var covariance = new double[Uncertainty.SLOPES][Uncertainty.SLOPES];
        for (int i = 0; i < covariance.length; i++) {
            covariance[i][i] = 0.5;
        }
        return new Uncertainty(covariance, 0.95);
    }

    /** Those of a value with this slope in the first parameter and this variance of its own. */
    public static ErrorParts of(double slope, double own) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var asked = database.createStatement();
                var row = asked.executeQuery("SELECT [" + slope + "::DOUBLE, 0, 0, 0, 0, 0, 0, " + own + "]")) {
            row.next();
            return Objects.requireNonNull(ErrorParts.of(row.getArray(1)));
        }
    }
}
