package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** The special functions against exact values, recurrences and an independent computation. */
class GammasTest {

    private static final double EULER = 0.5772156649015329;

    @Test
    void logGammaOfWholeNumbersIsTheFactorial() {
        var factorial = BigDecimal.ONE;
        for (int n = 1; n <= 170; n++) {
            assertThat(Gammas.logGamma(n + 1.0))
                    .as("ln %d!", n)
                    .isCloseTo(Math.log(factorial.doubleValue() * n), within(4e-15 * Math.max(1, n * Math.log(n + 1))));
            factorial = factorial.multiply(BigDecimal.valueOf(n), MathContext.DECIMAL128);
        }
    }

    /** Γ(1/2) = √π, Γ(1/4) = 3.6256099082219083 (Abramowitz and Stegun 1964, table 6.1 and 6.1.10). */
    @Test
    void logGammaOfFractions() {
        assertThat(Gammas.logGamma(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(5e-15));
        assertThat(Gammas.logGamma(0.25)).isCloseTo(Math.log(3.625609908221908), within(5e-15));
        assertThat(Gammas.logGamma(1e-8)).isCloseTo(Math.log(1e8) - EULER * 1e-8, within(1e-13));
        assertThat(Gammas.logGamma(1e10)).isCloseTo(220_258_509_288.8106, within(1e-3));
    }

    @Test
    void digammaIsTheSlope() {
        assertThat(Gammas.digamma(1)).isCloseTo(-EULER, within(5e-15));
        assertThat(Gammas.digamma(0.5)).isCloseTo(-EULER - 2 * Math.log(2), within(5e-15));
        for (double x = 0.01; x < 1e6; x *= 1.7) {
            double h = 1e-5 * x;
            double slope = (Gammas.logGamma(x + h) - Gammas.logGamma(x - h)) / (2 * h);
            assertThat(Gammas.digamma(x)).as("ψ(%s)", x).isCloseTo(slope, within(1e-6 * (1 + Math.abs(slope))));
        }
    }

    @Test
    void ratioIsTheRisingFactorial() {
        for (double x : new double[] {1e-3, 0.3, 2, 9.99, 10, 37.5, 1e4, 1e9}) {
            double sum = 0;
            for (int n = 0; n < 200; n++) {
                assertThat(Gammas.logRatio(x, n))
                        .as("(%s)_%d", x, n)
                        .isCloseTo(sum, within(1e-13 * (1 + Math.abs(sum))));
                sum += Math.log(x + n);
            }
        }
    }

    @Test
    void betaOfUnequalArgumentsKeepsItsDigits() {
        // B(a, b) = (1/a) Π for whole a: B(1, b) = 1/b, B(2, b) = 1/(b (b + 1))
        assertThat(Gammas.logBeta(1, 1e12)).isCloseTo(-Math.log(1e12), within(1e-13));
        assertThat(Gammas.logBeta(1e12, 2)).isCloseTo(-Math.log(1e12) - Math.log(1e12 + 1), within(1e-12));
        assertThat(Gammas.logBeta(0.5, 0.5)).isCloseTo(Math.log(Math.PI), within(1e-14));
    }

    @Test
    void betaShareIsTheIntegral() {
        assertThat(Gammas.betaShare(0.3, 1, 1)).isCloseTo(0.3, within(1e-14));
        assertThat(Gammas.betaShare(0.3, 4.5, 1)).isCloseTo(Math.pow(0.3, 4.5), within(1e-14));
        assertThat(Gammas.betaShare(0.5, 7.25, 7.25)).isCloseTo(0.5, within(1e-13));
        var rule = GaussLegendre.SIXTEEN;
        for (double x : new double[] {0.1, 0.4, 0.77}) {
            double sum = 0;
            for (int i = 0; i < 16; i++) {
                double t = x * rule.node[i];
                sum += x * rule.weight[i] * Math.pow(t, 3) * Math.pow(1 - t, 4) / Math.exp(Gammas.logBeta(4, 5));
            }
            assertThat(Gammas.betaShare(x, 4, 5)).isCloseTo(sum, within(1e-13));
        }
    }

    @Test
    void quadratureIsExactForPolynomials() {
        for (var rule : new GaussLegendre[] {
            GaussLegendre.TWO, GaussLegendre.THREE, GaussLegendre.FOUR, GaussLegendre.EIGHT, GaussLegendre.SIXTEEN
        }) {
            int n = rule.node.length;
            for (int power = 0; power < 2 * n; power++) {
                double sum = 0;
                for (int i = 0; i < n; i++) {
                    sum += rule.weight[i] * Math.pow(rule.node[i], power);
                }
                assertThat(sum).as("∫ x^%d by %d nodes", power, n).isCloseTo(1.0 / (power + 1), within(1e-15));
            }
        }
    }
}
