package io.clientela.measure.internal.investment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.Beside;
import io.clientela.kernel.value.Interval;
import org.junit.jupiter.api.Test;

/** R70: present value and payback by hand and by the closed form. */
@Beside
class CashFlowTest {

    @Test
    void oneWindowWithoutDiscountIsTheEffectItself() {
        var flow = new CashFlow(30, 0, 0, 0);
        assertThat(flow.factor()).isEqualTo(1);
        assertThat(flow.present(new Interval(-10, 50, 110, 0.95))).isEqualTo(new Interval(-10, 50, 110, 0.95));
        assertThat(flow.payback(100, 25)).hasValue(7.5);
        assertThat(flow.payback(100, 101)).isEmpty();
        assertThat(flow.payback(-5, 1)).isEmpty();
        assertThat(flow.payback(-5, 0)).hasValue(0);
    }

    /** A geometric series with the ratio q/(1 + d)^(w/365). */
    @Test
    void manyWindowsAreAGeometricSeries() {
        var flow = new CashFlow(73, 9, 0.8, 0.1);
        double ratio = 0.8 / Math.pow(1.1, 0.2);
        double closed = Math.pow(1.1, -0.1) * (1 - Math.pow(ratio, 10)) / (1 - ratio);
        assertThat(flow.factor()).isCloseTo(closed, within(1e-12));
    }

    /** Years of 100 at 10 %, counted at mid-year: 95.35, 86.68, 78.80; 200 has come back in the third. */
    @Test
    void paybackIsReachedInsideAWindow() {
        var flow = new CashFlow(365, 4, 1, 0.1);
        assertThat(flow.payback(100, 200).orElseThrow() / 365)
                .isCloseTo(2 + (200 - 95.3463 - 86.6784) / 78.7986, within(1e-4));
        var both = flow.payback(new Interval(10, 100, 1000, 0.95), 200);
        assertThat(both.latest()).isEmpty();
        assertThat(both.soonest().orElseThrow()).isLessThan(both.expected().orElseThrow());
    }
}
