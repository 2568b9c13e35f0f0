package io.clientela.differentiate.internal.worth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sum has an interval where it has values that all have parts of error, and no other one. */
class ValueSumTest {

    private static final double Z = 1.959963984540054;

    @Test
    void ofNothingThereIsNoInterval() {
        var sum = new ValueSum();
        assertThat(sum.value()).isZero();
        assertThat(sum.interval(Optional.of(SomeParts.UNSURE))).isEmpty();
    }

    @Test
    void aRealZeroHasOne() throws SQLException {
        var sum = new ValueSum();
        sum.add(5, SomeParts.of(1, 2));
        sum.add(-5, SomeParts.of(1, 2));
        assertThat(sum.value()).isZero();
        double error = Math.sqrt(0.5 * 2 * 2 + 2 + 2); // the slopes go together, the own variances add up
        assertThat(sum.interval(Optional.of(SomeParts.UNSURE))).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isCloseTo(-Z * error, within(1e-6));
            assertThat(interval.estimate()).isZero();
            assertThat(interval.high()).isCloseTo(Z * error, within(1e-6));
        });
        assertThat(sum.interval(Optional.empty())).isEmpty();
    }

    @Test
    void oneValueWithoutPartsLeavesTheSumWithoutAnInterval() throws SQLException {
        var sum = new ValueSum();
        sum.add(5, SomeParts.of(1, 2));
        sum.add(1, null);
        assertThat(sum.value()).isEqualTo(6);
        assertThat(sum.interval(Optional.of(SomeParts.UNSURE))).isEmpty();
    }

    @Test
    void whatADatabaseAddedUpIsTheSame() throws SQLException {
        var sum = new ValueSum();
        sum.add(7, SomeParts.of(1, 2));
        sum.add(4, SomeParts.of(0.5, 3));
        assertThat(asked("11.0::DOUBLE", "[1.5::DOUBLE, 0, 0, 0, 0, 0, 0, 5]").interval(Optional.of(SomeParts.UNSURE)))
                .isPresent()
                .isEqualTo(sum.interval(Optional.of(SomeParts.UNSURE)));
        assertThat(asked("0.0::DOUBLE", "NULL::DOUBLE[]").interval(Optional.of(SomeParts.UNSURE)))
                .isEmpty();
        assertThat(asked("NULL::DOUBLE", "[1.5::DOUBLE, 0, 0, 0, 0, 0, 0, 5]").interval(Optional.of(SomeParts.UNSURE)))
                .isEmpty();
        assertThat(asked("3.0::DOUBLE", "[1.5::DOUBLE, 0, 0, NULL, 0, 0, 0, 5]")
                        .interval(Optional.of(SomeParts.UNSURE)))
                .isEmpty();
    }

    private static ValueSum asked(String value, String parts) throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var asked = database.createStatement();
                var row = asked.executeQuery(
                        "SELECT " + value + " AS value, false AS some_below, " + parts + " AS error_parts")) {
            row.next();
            return ValueSum.of(row);
        }
    }
}
