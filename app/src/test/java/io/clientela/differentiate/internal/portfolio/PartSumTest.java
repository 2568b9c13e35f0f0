package io.clientela.differentiate.internal.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.clientela.differentiate.internal.portfolio.Base.Member;
import io.clientela.differentiate.internal.worth.ErrorParts;
import io.clientela.differentiate.internal.worth.SomeParts;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** R22: what the members of a part come to. */
class PartSumTest {

    private static Member member(boolean recent, double value, @Nullable ErrorParts parts) {
        return new Member(1, (byte) 1, "t:wine", "", "", recent, value, parts, 0);
    }

    private static PartSum sum(Member... members) {
        var all = new int[members.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        return PartSum.of(new Splitting.Part(List.of(), all), List.of(members), Optional.of(SomeParts.UNSURE));
    }

    @Test
    void valuesThatComeToNothingTogetherHaveAnInterval() throws SQLException {
        var sum = sum(member(true, 5, SomeParts.of(1, 2)), member(false, -5, SomeParts.of(1, 2)));
        assertThat(sum.recent()).isOne();
        assertThat(sum.value()).isZero();
        assertThat(sum.interval()).hasValueSatisfying(interval -> {
            assertThat(interval.low()).isNegative();
            assertThat(interval.high()).isPositive();
        });
    }

    @Test
    void withoutAnyValueThereIsNone() {
        var sum = sum(member(true, Double.NaN, null), member(true, Double.NaN, null));
        assertThat(sum.recent()).isEqualTo(2);
        assertThat(sum.value()).isZero();
        assertThat(sum.interval()).isEmpty();
    }
}
