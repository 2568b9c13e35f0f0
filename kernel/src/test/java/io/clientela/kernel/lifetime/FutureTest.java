package io.clientela.kernel.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for the future under every model. */
class FutureTest {

    private static double[] at(ModelKind kind, double[] parameter, int x, double age, double horizon, double discount) {
        double[] out = new double[Future.SIZE];
        kind.future(parameter).at(x, age, horizon, discount, out);
        return out;
    }

    @ParameterizedTest
    @EnumSource
    void derivativesAreThoseOfDifferences(ModelKind kind) {
        var random = new SplittableRandom(5);
        for (int round = 0; round < 100; round++) {
            double[] parameter = random.doubles(4, 0.2, 6).toArray();
            int x = random.nextInt(30);
            double age = random.nextDouble(0, 80);
            double horizon = random.nextDouble(0.1, 100);
            double[] whole = at(kind, parameter, x, age, horizon, 0.01);
            for (int k = 0; k < 4; k++) {
                double h = 1e-5 * parameter[k];
                double[] moved = parameter.clone();
                moved[k] += h;
                double[] up = at(kind, moved, x, age, horizon, 0.01);
                moved[k] -= 2 * h;
                double[] down = at(kind, moved, x, age, horizon, 0.01);
                for (int place : new int[] {Future.EXPECTED, Future.DISCOUNTED}) {
                    double slope = (up[place] - down[place]) / (2 * h);
                    assertThat(whole[place + 1 + k])
                            .as("%s round %d, quantity %d by parameter %d", kind, round, place, k)
                            .isCloseTo(slope, within(1e-6 * (whole[place] + Math.abs(slope)) + 1e-8));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void momentsAreThoseOfTheDistribution(ModelKind kind) {
        var random = new SplittableRandom(9);
        for (int round = 0; round < 100; round++) {
            double[] parameter = random.doubles(4, 0.3, 5).toArray();
            int x = random.nextInt(20);
            double age = random.nextDouble(1, 80);
            double horizon = random.nextDouble(0.1, 60);
            double[] whole = at(kind, parameter, x, age, horizon, 0);
            double[] above = kind.future(parameter).exceeding(x, age, horizon);
            double mean = 0;
            double second = 0;
            for (int j = 0; j < above.length; j++) {
                mean += above[j];
                second += (2 * j + 1) * above[j];
                assertThat(above[j]).isBetween(0.0, j == 0 ? 1.0 : above[j - 1]);
            }
            assertThat(mean).isCloseTo(whole[Future.EXPECTED], within(1e-5 * mean + 1e-6));
            assertThat(second).isCloseTo(whole[Future.SECOND_MOMENT], within(1e-4 * second + 1e-5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void longerHorizonsBringMoreAndDiscountingLess(ModelKind kind) {
        double[] parameter = Made.usual(kind);
        double before = 0;
        for (double horizon = 0; horizon <= 520; horizon += 13) {
            double[] plain = at(kind, parameter, 4, 30, horizon, 0);
            double[] discounted = at(kind, parameter, 4, 30, horizon, 0.002);
            assertThat(plain[Future.EXPECTED]).isGreaterThanOrEqualTo(before);
            assertThat(plain[Future.DISCOUNTED]).isEqualTo(plain[Future.EXPECTED]);
            assertThat(discounted[Future.DISCOUNTED]).isLessThanOrEqualTo(plain[Future.EXPECTED]);
            before = plain[Future.EXPECTED];
        }
    }

    /** ∫ e^(−δu) dE(u) as a sum over many short times. */
    @ParameterizedTest
    @EnumSource
    void discountingIsTheSumOverShortTimes(ModelKind kind) {
        double[] parameter = Made.usual(kind);
        double sum = 0;
        double before = 0;
        int steps = 5_000;
        for (int i = 1; i <= steps; i++) {
            double now = at(kind, parameter, 3, 10, 104.0 * i / steps, 0)[Future.EXPECTED];
            sum += (now - before) * Math.exp(-0.01 * 104 * (i - 0.5) / steps);
            before = now;
        }
        assertThat(at(kind, parameter, 3, 10, 104, 0.01)[Future.DISCOUNTED]).isCloseTo(sum, within(1e-6 * sum));
    }

    /** Fader, Hardie and Lee (2005), equation 10, with its hypergeometric function, away from its pole. */
    @Test
    void bgNbdIsTheFormulaOfThePaper() {
        var random = new SplittableRandom(13);
        for (int round = 0; round < 200; round++) {
            double r = random.nextDouble(0.1, 3);
            double alpha = random.nextDouble(1, 12);
            double a = random.nextDouble(1.2, 4);
            double b = random.nextDouble(0.5, 5);
            int x = random.nextInt(15);
            double age = random.nextDouble(5, 50);
            double t = random.nextDouble(1, 50);
            double z = t / (alpha + age + t);
            double term = 1;
            double series = 1;
            for (int k = 0; term > 1e-18 * series; k++) {
                term *= (r + x + k) * (b + x + k) / ((a + b + x - 1 + k) * (k + 1)) * z;
                series += term;
            }
            double expected =
                    (a + b + x - 1) / (a - 1) * (1 - Math.pow((alpha + age) / (alpha + age + t), r + x) * series);
            double found = at(ModelKind.BG_NBD, new double[] {r, alpha, a, b}, x, age, t, 0)[Future.EXPECTED];
            assertThat(found).isCloseTo(expected, within(1e-9 * (1 + expected)));
        }
    }

    /** Fader and Hardie (2005), note 9, equation 41, away from its pole. */
    @Test
    void paretoNbdIsTheFormulaOfThePaper() {
        double[] p = {0.553, 10.578, 0.606, 11.669};
        double expected = (p[0] + 5)
                * (p[3] + 30)
                / ((p[1] + 30) * (p[2] - 1))
                * (1 - Math.pow((p[3] + 30) / (p[3] + 30 + 52), p[2] - 1));
        assertThat(at(ModelKind.PARETO_NBD, p, 5, 30, 52, 0)[Future.EXPECTED]).isCloseTo(expected, within(1e-10));
    }

    /** A customer who has just come: the simulated mean is the expected one. */
    @ParameterizedTest
    @EnumSource
    void expectationIsThatOfSimulatedCustomers(ModelKind kind) {
        double[] parameter = Made.usual(kind);
        double[] ages = new double[200_000];
        java.util.Arrays.fill(ages, 52);
        var made = Simulation.of(kind, parameter, ages, 0, 17);
        double mean = (double) made.repeatPurchases() / ages.length;
        double[] whole = at(kind, parameter, 0, 0, 52, 0);
        // MBG/NBD: he leaves after the first purchase with chance a/(a+b); then the future starts with one toss
        // survived
        double stays = kind == ModelKind.MBG_NBD ? parameter[3] / (parameter[2] + parameter[3]) : 1;
        double deviation = Math.sqrt(whole[Future.SECOND_MOMENT] / ages.length);
        assertThat(mean).isCloseTo(stays * whole[Future.EXPECTED], within(4 * deviation));
    }

    @Test
    void thousandsOfPurchasesAreNoTrouble() {
        for (var kind : ModelKind.values()) {
            double[] out = at(kind, Made.usual(kind), 40_000, 400, 52, 0);
            double rate = 40_000.0 / 400;
            assertThat(out[Future.EXPECTED]).isBetween(0.9 * rate * 52, 1.01 * rate * 52);
        }
    }
}
