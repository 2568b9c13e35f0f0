package io.clientela.measure.internal.investment;

import io.clientela.kernel.value.Interval;
import io.clientela.measure.Investments.Payback;
import java.util.OptionalDouble;

/**
 * What an effect brings over time.
 *
 * <p>In window k = 0, 1, … of w days the treated bring E qᵏ more, evenly over the window; money that comes after t days is
 * worth 1/(1 + d)^(t/365) of money at the start, and the money of a window is counted at its middle:
 *
 * <pre>PV = E Σₖ qᵏ / (1 + d)^((k + ½) w / 365),  k = 0 … n</pre>
 *
 * (Brealey, Myers and Allen, <i>Principles of Corporate Finance</i>, chapter 2: present value; chapter 5: payback, here of
 * discounted money.)
 *
 * @param days w: the days of one window, at least 1
 * @param further n: how many windows follow the first, 0 or more
 * @param keep q: the part of an effect that is left in each further window, from 0 to 1
 * @param discount d: what a year's wait costs, 0 or more
 */
record CashFlow(int days, int further, double keep, double discount) {

    private static final double YEAR = 365;

    CashFlow {
        if (days < 1 || further < 0 || !(keep >= 0 && keep <= 1) || !(discount >= 0)) {
            throw new IllegalArgumentException(days + " days, " + further + ", " + keep + ", " + discount);
        }
    }

    /** What one unit of the effect of the first window is worth at the start: PV/E. */
    double factor() {
        double sum = 0;
        for (int k = 0; k <= further; k++) {
            sum += weight(k);
        }
        return sum;
    }

    private double weight(int k) {
        return Math.pow(keep, k) / Math.pow(1 + discount, (k + 0.5) * days / YEAR);
    }

    /** The present value of an effect. */
    Interval present(Interval effect) {
        double factor = factor();
        return new Interval(effect.low() * factor, effect.estimate() * factor, effect.high() * factor, effect.level());
    }

    /** After how many days a cost has come back. */
    OptionalDouble payback(double effect, double cost) {
        if (cost <= 0) {
            return OptionalDouble.of(0);
        }
        double sum = 0;
        for (int k = 0; k <= further && effect > 0; k++) {
            double brings = effect * weight(k);
            if (sum + brings >= cost) {
                return OptionalDouble.of((k + (cost - sum) / brings) * days);
            }
            sum += brings;
        }
        return OptionalDouble.empty();
    }

    /** The same at the estimate and at both ends. */
    Payback payback(Interval effect, double cost) {
        return new Payback(payback(effect.high(), cost), payback(effect.estimate(), cost), payback(effect.low(), cost));
    }
}
