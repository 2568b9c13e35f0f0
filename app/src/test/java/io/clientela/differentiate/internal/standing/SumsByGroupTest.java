package io.clientela.differentiate.internal.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.Standings.Sum;
import io.clientela.differentiate.internal.worth.ErrorParts;
import io.clientela.differentiate.internal.worth.SomeParts;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R21: a group of which nobody has a value is not worth from 0 to 0. */
class SumsByGroupTest {

    private static Looked looked(String currency, double value, @Nullable ErrorParts parts) {
        return new Looked(1, currency, "worth", value, Double.NaN, Double.NaN, 1, 0, 0, "", 5, 1, 10, parts);
    }

    @Test
    void whereNobodyHasAValueThereIsNoInterval() throws SQLException {
        var sums = new SumsByGroup("EUR", Optional.of(SomeParts.UNSURE));
        sums.add(1, looked("EUR", Double.NaN, null));
        sums.add(1, looked("CHF", 50, SomeParts.of(1, 2)));
        sums.add(2, looked("EUR", 50, SomeParts.of(1, 2)));
        sums.add(3, looked("EUR", 50, SomeParts.of(1, 2)));
        sums.add(3, looked("EUR", 50, null));
        var found = sums.sums();
        assertThat(of(found, 1).customers()).isEqualTo(2);
        assertThat(of(found, 1).interval()).isNull();
        assertThat(of(found, 2).interval()).isNotNull();
        assertThat(of(found, 3).value()).isEqualTo(100);
        assertThat(of(found, 3).interval()).isNull();
    }

    private static Sum of(Map<Integer, Sum> found, int group) {
        return Objects.requireNonNull(found.get(group));
    }
}
