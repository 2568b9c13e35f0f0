package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;

/**
 * The difference of the mean outcomes of two arms, with its interval.
 *
 * <p><b>Means.</b> D = x̄₁ - x̄₂, se² = s₁²/n₁ + s₂²/n₂ (Welch 1938). The distribution of T = (D - δ)/se leans to one side
 * where outcomes do: P(T ≤ x) = Φ(x) + κ/6 (2x² + 1) φ(x) + …, κ = (μ₁/n₁² - μ₂/n₂²)/se³ with the third central moments μ
 * (Hall 1992, section 3.10.6; for two samples Zhou and Dinh 2005, section 3). Hall's monotone g(T) = T + κT²/3 + κ²T³/27 + κ/6
 * takes the lean away; the ends are D - se g⁻¹(±t) with g⁻¹(x) = 3/κ ((1 + κ(x - κ/6))^⅓ - 1) and t the quantile of Student's
 * distribution with the degrees of freedom of Welch (1947) and Satterthwaite (1946). Without lean (κ = 0) this is the textbook
 * interval D ± t se.
 *
 * <p><b>Rates.</b> Where each outcome is 0 or 1: the score interval of Miettinen and Nurminen (1985, equations 8 and 9) with
 * the rates under the restriction p₁ - p₂ = δ by the closed form of Farrington and Manning (1990, appendix). For large arms it
 * is the textbook interval D ± z √(p₁q₁/n₁ + p₂q₂/n₂).
 *
 * @param treated the treated arm
 * @param held the control
 * @param rates whether each outcome is 0 or 1
 */
public record Difference(Sample treated, Sample held, boolean rates) {

    private static final double MOST_LEAN = 3;

    /** D; 0 where an arm is empty. */
    double estimate() {
        return treated.mean() - held.mean();
    }

    /** The lean of the distribution of T. */
    private double lean(double error) {
        double n = treated.size();
        double m = held.size();
        double third = treated.thirdMoment() / (n * n) - held.thirdMoment() / (m * m);
        return Math.clamp(third / (error * error * error), -MOST_LEAN, MOST_LEAN);
    }

    /** se, for at least two units in each arm. */
    double standardError() {
        return Math.sqrt(treated.variance() / treated.size() + held.variance() / held.size());
    }

    private double freedom() {
        double a = treated.variance() / treated.size();
        double b = held.variance() / held.size();
        return (a + b) * (a + b) / (a * a / (treated.size() - 1) + b * b / (held.size() - 1));
    }

    /**
     * The interval.
     *
     * @param level from above 0 to below 1
     * @return unknown with {@code too-few} where an arm has fewer than two units, {@code no-spread} where all outcomes of each
     *     arm are one and the same and nothing tells how they would spread
     */
    public Outcome<Interval> interval(double level) {
        if (treated.size() < 2 || held.size() < 2) {
            return new Outcome.Unknown<>("too-few", treated.size() + " treated, " + held.size() + " held out");
        }
        if (rates) {
            return new Outcome.Known<>(Rates.of(treated, held).interval(level));
        }
        double error = standardError();
        if (!(error > 1e-12 * (Math.abs(treated.mean()) + Math.abs(held.mean())))) {
            return new Outcome.Unknown<>("no-spread", "all outcomes of an arm are the same");
        }
        double t = Special.studentExceededWith((1 - level) / 2, freedom());
        double lean = lean(error);
        double d = estimate();
        double low = d - error * upright(t, lean);
        double high = d - error * upright(-t, lean);
        return new Outcome.Known<>(new Interval(Math.min(low, d), d, Math.max(high, d), level));
    }

    /** g⁻¹. */
    private static double upright(double x, double lean) {
        return Math.abs(lean) < 1e-6 ? x : 3 / lean * (Math.cbrt(1 + lean * (x - lean / 6)) - 1);
    }

    /** The two-sided p of no difference, by g(T) against Student's distribution; 1 where nothing can be said. */
    double chance() {
        if (treated.size() < 2 || held.size() < 2) {
            return 1;
        }
        double error = standardError();
        if (!(error > 0)) {
            return 1;
        }
        double t = estimate() / error;
        double lean = lean(error);
        double g = t + lean * t * t / 3 + lean * lean * t * t * t / 27 + lean / 6;
        return Math.min(1, 2 * Special.studentAbove(Math.abs(g), freedom()));
    }
}
