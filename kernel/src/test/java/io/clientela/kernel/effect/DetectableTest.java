package io.clientela.kernel.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Outcome;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetectableTest {

    private static final Detectable USUAL = Detectable.USUAL;

    /** What the help page of R's power.prop.test prints (package stats). */
    @Test
    void agreesWithPublishedSampleSizes() {
        var fifty = new Arms(50, 50);
        assertThat(USUAL.powerOf(0.5, 0.75, fifty)).isCloseTo(0.7401659, within(5e-8));
        assertThat(new Detectable(0.05, 0.9).eachArm(0.5, 0.75)).isEqualTo(77); // n = 76.7
        assertThat(rate(new Detectable(0.05, 0.9), 0.5, fifty)).isCloseTo(0.8026, within(5e-5));
    }

    /** Cohen (1988), table 2.4.1: 64 in each arm show half a standard deviation at 5 % with 80 %. */
    @Test
    void agreesWithPublishedPowersOfMeans() {
        assertThat(USUAL.powerOfMeans(0.5, 1, new Arms(64, 64))).isCloseTo(0.8, within(0.01));
        assertThat(USUAL.powerOfMeans(USUAL.mean(3, new Arms(70, 30)), 3, new Arms(70, 30)))
                .isCloseTo(0.8, within(1e-9));
    }

    /** R 4: qnorm(c(.5, .8, .9, .975, .9995, 1e-6), digits = 16). */
    @Test
    void quantilesAreThoseOfTheNormalDistribution() {
        double[] chances = {0.5, 0.8, 0.9, 0.975, 0.9995, 1e-6};
        double[] points = {
            0, 0.8416212335729143, 1.2815515655446004, 1.959963984540054, 3.2905267314919255, -4.753424308822899
        };
        for (int i = 0; i < chances.length; i++) {
            assertThat(Normal.quantile(chances[i])).isCloseTo(points[i], within(1e-9));
        }
    }

    /** Whether a rise is shown is the same question as whether the smallest one is not above it. */
    @Test
    void aRiseIsShownFromTheSmallestThatIs() {
        for (long size : new long[] {8, 60, 500, 20_000}) {
            for (double base : new double[] {0.01, 0.2, 0.6}) {
                var arms = Arms.of(size, 0.3);
                for (double rate = base + 0.01; rate <= 1; rate += 0.03) {
                    boolean known = USUAL.rate(base, arms) instanceof Outcome.Known<Double> smallest
                            && smallest.value() <= rate;
                    assertThat(USUAL.shows(base, rate, arms)).isEqualTo(known);
                }
            }
        }
    }

    /** 500 customers at a base rate of 3 %, half of them held out, show only a rise to over 7 %. */
    @Test
    void aSmallPortfolioShowsLittle() {
        var arms = Arms.of(500, 0.5);
        assertThat(rate(USUAL, 0.03, arms)).isBetween(0.088, 0.090);
        assertThat(USUAL.powerOf(0.03, 0.07, arms)).isBetween(0.53, 0.55); // little more than the toss of a coin
        assertThat(USUAL.eachArm(0.03, 0.07)).isBetween(460L, 470L);
    }

    /** The chance to find an effect, worked out from both binomial distributions, without the normal one. */
    @Test
    void theChanceIsThatOfTheTestItself() {
        for (long[] arms : new long[][] {{250, 250}, {400, 100}, {150, 600}}) {
            var both = new Arms(arms[0], arms[1]);
            double risen = rate(USUAL, 0.06, both);
            assertThat(exactPower(0.06, risen, both)).isCloseTo(0.8, within(0.035));
        }
    }

    private static double exactPower(double base, double rate, Arms arms) {
        double[] treated = binomial((int) arms.treated(), rate);
        double[] held = binomial((int) arms.held(), base);
        double found = 0;
        for (int a = 0; a < treated.length; a++) {
            for (int b = 0; b < held.length; b++) {
                double pooled = (double) (a + b) / (arms.treated() + arms.held());
                double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / arms.treated() + 1.0 / arms.held()));
                double gap = (double) a / arms.treated() - (double) b / arms.held();
                found += error > 0 && gap / error > 1.959963984540054 ? treated[a] * held[b] : 0;
            }
        }
        return found;
    }

    private static double[] binomial(int n, double p) {
        var chance = new double[n + 1];
        chance[0] = Math.pow(1 - p, n);
        for (int k = 1; k <= n; k++) {
            chance[k] = chance[k - 1] * (n - k + 1) / k * p / (1 - p);
        }
        return chance;
    }

    @Test
    void meansAreFoundAsOftenAsSaid() {
        var arms = new Arms(300, 200);
        double delta = USUAL.mean(40, arms);
        assertThat(delta).isCloseTo((1.959964 + 0.841621) * 40 * Math.sqrt(1 / 300.0 + 1 / 200.0), within(1e-4));
        var dice = new Random(5);
        int found = 0;
        for (int run = 0; run < 2_000; run++) {
            double gap = mean(dice, arms.treated(), delta) - mean(dice, arms.held(), 0);
            found += Math.abs(gap) > 1.959964 * 40 * Math.sqrt(1 / 300.0 + 1 / 200.0) ? 1 : 0;
        }
        assertThat(found / 2_000.0).isCloseTo(0.8, within(0.03));
    }

    private static double mean(Random dice, long size, double centre) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += centre + 40 * dice.nextGaussian();
        }
        return sum / size;
    }

    @Test
    void saysWhereNothingCouldBeSeen() {
        assertThat(USUAL.rate(0.5, new Arms(2, 2)))
                .isEqualTo(new Outcome.Unknown<>("too-few", "2 treated, 2 held out"));
        assertThat(Arms.of(3, 0.01)).isEqualTo(new Arms(2, 1));
    }

    private static double rate(Detectable detectable, double base, Arms arms) {
        return ((Outcome.Known<Double>) detectable.rate(base, arms)).value();
    }
}
