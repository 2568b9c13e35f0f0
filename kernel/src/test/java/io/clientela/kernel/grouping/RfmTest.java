package io.clientela.kernel.grouping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RfmTest {

    @Test
    void ranksEachTraitAlone() {
        double[] days = {300, 10, 40, 5, 100};
        double[] purchases = {1, 9, 3, 20, 2};
        double[] amounts = {50, 40, 900, 10, 5};
        Rfm rfm = Rfm.of(days, purchases, amounts, 5);
        assertThat(rfm.code(0)).isEqualTo(114);
        assertThat(rfm.code(1)).isEqualTo(443);
        assertThat(rfm.code(2)).isEqualTo(335);
        assertThat(rfm.code(3)).isEqualTo(552);
        assertThat(rfm.code(4)).isEqualTo(221);
    }

    @Test
    void equalValuesShareTheLowerClass() {
        double[] once = {1, 1, 1, 1, 1, 1, 2, 2, 2, 7};
        Rfm rfm = Rfm.of(once, once, once, 5);
        assertThat(rfm.frequency()).containsExactly(1, 1, 1, 1, 1, 1, 4, 4, 4, 5);
        assertThat(rfm.recency()[9]).isEqualTo((byte) 1);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rfm.of(new double[1], new double[2], new double[1], 5));
        assertThatIllegalArgumentException().isThrownBy(() -> Rfm.of(new double[1], new double[1], new double[1], 1));
    }
}
