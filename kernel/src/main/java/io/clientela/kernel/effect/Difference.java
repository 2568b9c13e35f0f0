package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;

/**
 * The difference of the mean outcomes of two arms, with its interval.
 *
 * <p><b>Means.</b> D = x̄₁ - x̄₂, se² = v₁/n₁ + v₂/n₂ with the variances of {@link Spread}: those of the units themselves where these are many
 * (Welch 1938). T = (D - δ)/se leans to one side where outcomes do. With the third central moments μ₁, μ₂ and
 *
 * <pre>
 * κ = (μ₁/n₁² - μ₂/n₂²)/se³                the skewness of D
 * c = cov(D, se²)/se³                      0 where the variances are known, κ where they are the units' own
 * </pre>
 *
 * T has about mean -c/2, variance 1 and skewness κ - 3c (Hall 1992, section 2.6 and 3.10.6; for two samples Zhou and Dinh 2005, section 3). Its
 * quantiles are those of the Pearson type III distribution by Wilson and Hilferty (1931): -c/2 + 2/γ((1 + γt/6 - γ²/36)³ - 1), γ = κ - 3c,
 * with t the quantile of Student's distribution with 2se⁴/Var(se²) degrees of freedom (Satterthwaite 1946; those of Welch 1947
 * where variances are the units' own). Without lean it is the textbook interval D ± t se.
 *
 * <p><b>Rates.</b> Where each outcome is 0 or 1: the score interval of Miettinen and Nurminen (1985, equations 8 and 9), see {@link Rates}. Where
 * zeros and ones are many in both arms it is the textbook interval D ± z √(p₁q₁/n₁ + p₂q₂/n₂).
 *
 * @param treated the treated arm
 * @param held the control
 * @param spread of the outcomes
 * @param portfolio which of the portfolios of the spread
 * @param rates whether each outcome is 0 or 1
 */
record Difference(Sample treated, Sample held, Spread spread, int portfolio, boolean rates) {

    /** D; 0 where an arm is empty. */
    double estimate() {
        return treated.mean() - held.mean();
    }

    /** se², 0 where nothing is known of how outcomes spread; for at least one unit in each arm. */
    double variance() {
        return spread.treated(portfolio).variance() / treated.size()
                + spread.held(portfolio).variance() / held.size();
    }

    /** The excess of the fourth standardised moment of D: (K - 3)(v₁²/n₁³ + v₂²/n₂³)/se⁴; for at least one unit in each arm. */
    double peak() {
        double n = treated.size();
        double m = held.size();
        double a = spread.treated(portfolio).variance();
        double b = spread.held(portfolio).variance();
        double variance = variance();
        return spread.excess() * (a * a / (n * n * n) + b * b / (m * m * m)) / (variance * variance);
    }

    /** What its lean is made of; for at least one unit in each arm. */
    Lean.Moments moments() {
        double n = treated.size();
        double m = held.size();
        var a = spread.treated(portfolio);
        var b = spread.held(portfolio);
        double third = spread.skew() * Math.pow(a.variance(), 1.5);
        double heldThird = spread.skew() * Math.pow(b.variance(), 1.5);
        double withTreated = a.own() / n + b.cross() / m;
        double withHeld = b.own() / m + a.cross() / n;
        double first = withTreated * a.variance();
        double second = withHeld * b.variance();
        return new Lean.Moments(
                variance(),
                third / (n * n) - heldThird / (m * m),
                withTreated * third / n - withHeld * heldThird / m,
                2 * (first * first / (n - 1) + second * second / (m - 1)));
    }

    /**
     * The interval.
     *
     * @param level from above 0 to below 1
     * @return unknown with {@code too-few} where an arm has fewer than two units, {@code no-spread} where nothing tells how outcomes
     *     spread
     */
    Outcome<Interval> interval(double level) {
        if (treated.size() < 2 || held.size() < 2) {
            return new Outcome.Unknown<>("too-few", treated.size() + " treated, " + held.size() + " held out");
        }
        if (rates) {
            return new Outcome.Known<>(Rates.of(treated, held).interval(level));
        }
        double error = Math.sqrt(variance());
        if (!(error > 1e-12 * (Math.abs(treated.mean()) + Math.abs(held.mean())))) {
            return new Outcome.Unknown<>("no-spread", "all outcomes of an arm are the same");
        }
        double d = estimate();
        double[] ends = moments().lean().ends(d, error, level);
        return new Outcome.Known<>(new Interval(ends[0], d, ends[1], level));
    }

    /** The two-sided p of no difference of means; for arms of at least two units whose outcomes spread. */
    double chance() {
        return moments().lean().chance(estimate(), Math.sqrt(variance()));
    }
}
