package io.clientela.organize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clientela.kernel.value.Outcome;
import io.clientela.organize.RunningCost.Assumptions;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** The cost of a customer and year, reckoned by hand. */
class RunningCostTest {

    private static Assumptions assumed(int years) {
        return new Assumptions("EUR", of("900"), years, of("40"), of("0.30"), of("4"), of("35"));
    }

    private static BigDecimal of(String number) {
        return new BigDecimal(number);
    }

    @Test
    void addsUpMachinePowerAndWork() {
        var cost = new RunningCost(assumed(5), 4_000);
        assertThat(cost.machine()).isEqualByComparingTo("180");
        assertThat(cost.power()).isEqualByComparingTo("105.12"); // 0.04 kW × 8760 h × 0.30
        assertThat(cost.work()).isEqualByComparingTo("1680");
        assertThat(cost.total()).isEqualByComparingTo("1965.12");
        assertThat(cost.perCustomer().map(BigDecimal::stripTrailingZeros))
                .isEqualTo(new Outcome.Known<>(of("0.49128")));
    }

    @Test
    void cannotBeToldWithoutCustomers() {
        assertThat(new RunningCost(assumed(5), 0).perCustomer()).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> assumed(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0");
        assertThatThrownBy(() -> new Assumptions("EUR", of("-1"), 5, of("0"), of("0"), of("0"), of("0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> new Assumptions("euro", of("1"), 5, of("0"), of("0"), of("0"), of("0")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
