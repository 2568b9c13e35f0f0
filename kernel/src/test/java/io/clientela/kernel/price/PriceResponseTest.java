package io.clientela.kernel.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Recovery of known elasticities from simulated prices, with intervals that hold the truth as often as they say. */
class PriceResponseTest {

    private static final int MONTHS = 24;
    private static final int ARTICLES = 20;

    /** Articles with their own level, seasons, prices that change now and then, errors that last within an article. */
    private static PriceCells made(int articles, double elasticity, double moves, Random random) {
        var season = random.doubles(MONTHS, -0.5, 0.5).toArray();
        int size = articles * MONTHS;
        var unit = new int[size];
        var month = new int[size];
        var price = new double[size];
        var quantity = new double[size];
        int size2 = 0;
        for (int a = 0; a < articles; a++) {
            double level = random.nextGaussian() * 2;
            double p = random.nextDouble() * 4;
            double error = random.nextGaussian() * 0.3;
            for (int t = 0; t < MONTHS; t++) {
                p += random.nextDouble() < moves ? random.nextGaussian() * 0.1 : 0;
                error = 0.6 * error + 0.24 * random.nextGaussian();
                if (random.nextDouble() < 0.1) {
                    continue; // not every article is sold every month
                }
                unit[size2] = a;
                month[size2] = t;
                price[size2] = p;
                quantity[size2++] = level + season[t] + elasticity * p + error;
            }
        }
        int n = size2;
        return new PriceCells(
                java.util.Arrays.copyOf(unit, n),
                java.util.Arrays.copyOf(month, n),
                java.util.Arrays.copyOf(unit, n),
                java.util.Arrays.copyOf(price, n),
                java.util.Arrays.copyOf(quantity, n));
    }

    private static PriceResponse fit(PriceCells cells) {
        return ((Outcome.Known<PriceResponse>) PriceResponse.of(cells)).value();
    }

    private static double coverage(double elasticity, int articles, int runs) {
        var random = new Random(77);
        var fits = IntStream.range(0, runs)
                .mapToObj(run -> PriceResponse.of(made(articles, elasticity, 0.3, random)))
                .filter(fit -> fit instanceof Outcome.Known<PriceResponse>)
                .map(fit -> ((Outcome.Known<PriceResponse>) fit).value())
                .toList();
        assertThat(fits).hasSizeGreaterThan(runs * 9 / 10);
        return (double) fits.stream()
                        .filter(fit -> holds(fit.interval(), elasticity))
                        .count()
                / fits.size();
    }

    private static boolean holds(Interval interval, double truth) {
        return interval.low() <= truth && truth <= interval.high();
    }

    @Test
    void intervalsHoldTheTruthIn95Of100Runs() {
        assertThat(coverage(-1.5, 40, 1000)).isBetween(0.93, 0.97);
        assertThat(coverage(-1.5, 25, 1000)).isBetween(0.93, 0.97);
    }

    @Test
    void wherePricesHaveNoEffectNoneIsFoundMoreOftenThanByChance() {
        assertThat(coverage(0, 40, 1000)).isBetween(0.93, 0.97);
    }

    @Test
    void theSlopeIsThatOfTheModelWithAllEffectsAsDummies() {
        // solved apart by least squares with dummies: 3 articles, 3 months, one cell missing
        int[] unit = {0, 0, 0, 1, 1, 1, 2, 2};
        int[] month = {0, 1, 2, 0, 1, 2, 0, 1};
        double[] x = {0.0, 0.1, 0.3, 1.0, 0.8, 0.9, 2.0, 2.3};
        double[] y = {3.1, 2.7, 2.9, 0.4, 1.2, 0.3, 5.0, 4.1};
        var ways = new TwoWay(unit, month);
        double[] priced = ways.within(x);
        double[] sold = ways.within(y);
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += priced[i] * priced[i];
            xy += priced[i] * sold[i];
        }
        assertThat(xy / xx).isCloseTo(dummies(unit, month, x, y), within(1e-8));
    }

    /** Least squares on the slope, three articles and two months, by the normal equations. */
    private static double dummies(int[] unit, int[] month, double[] x, double[] y) {
        int k = 6;
        var a = new double[k][k + 1];
        for (int i = 0; i < x.length; i++) {
            var row = new double[k];
            row[0] = x[i];
            row[1 + unit[i]] = 1;
            if (month[i] > 0) {
                row[3 + month[i]] = 1;
            }
            for (int r = 0; r < k; r++) {
                for (int c = 0; c < k; c++) {
                    a[r][c] += row[r] * row[c];
                }
                a[r][k] += row[r] * y[i];
            }
        }
        for (int p = 0; p < k; p++) {
            for (int r = 0; r < k; r++) {
                if (r != p) {
                    double factor = a[r][p] / a[p][p];
                    for (int c = 0; c <= k; c++) {
                        a[r][c] -= factor * a[p][c];
                    }
                }
            }
        }
        return a[0][k] / a[0][0];
    }

    @Test
    void pricesThatNeverVariedAreRefused() {
        var random = new Random(1);
        assertThat(reason(made(40, -1, 0, random))).isEqualTo("price-never-varied");
        assertThat(reason(made(2, -1, 0.3, random))).isEqualTo("too-few-cells");
        assertThat(reason(made(5, -1, 0.3, random))).isEqualTo("too-few-articles");
        // all prices rise on the same day by the same share: months and prices cannot be told apart
        var cells = made(40, -1, 0, random);
        var price = cells.logPrice().clone();
        for (int i = 0; i < price.length; i++) {
            price[i] += cells.month()[i] >= 12 ? 0.1 : 0;
        }
        assertThat(reason(new PriceCells(cells.unit(), cells.month(), cells.cluster(), price, cells.logQuantity())))
                .isEqualTo("price-moved-together");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new PriceCells(new int[1], new int[1], new int[1], new double[] {Double.NaN}, new double[1]));
    }

    private static String reason(PriceCells cells) {
        return ((Outcome.Unknown<PriceResponse>) PriceResponse.of(cells)).reason();
    }

    @Test
    void aChangeBetweenTwoHalvesIsSeen() {
        var random = new Random(12);
        var early = fit(made(60, -0.5, 0.4, random));
        var late = fit(made(60, -2.5, 0.4, random));
        assertThat(holds(late.changeFrom(early), -2)).isTrue();
        assertThat(late.changeFrom(early).high()).isNegative();
        var cells = made(40, -1, 0.3, random);
        assertThat(cells.between(0, 12).size() + cells.between(12, 24).size()).isEqualTo(cells.size());
    }

    @Test
    void groupsDrawnTogetherKeepTheirCoverageAndErrLess() {
        var random = new Random(5);
        int held = 0;
        int all = 0;
        double errorAlone = 0;
        double errorDrawn = 0;
        for (int run = 0; run < 500; run++) {
            int k = 12;
            var truth = new double[k];
            var seen = new double[k];
            var halves = new double[k];
            for (int i = 0; i < k; i++) {
                double se = 0.1 + 0.6 * random.nextDouble();
                truth[i] = -1.2 + 0.4 * random.nextGaussian();
                seen[i] = truth[i] + se * random.nextGaussian();
                halves[i] = se * StudentT.Z95;
            }
            var drawn = Shrinkage.of(seen, halves);
            for (int i = 0; i < k; i++) {
                held += holds(drawn.intervals().get(i), truth[i]) ? 1 : 0;
                all++;
                errorAlone += Math.pow(seen[i] - truth[i], 2);
                errorDrawn += Math.pow(drawn.intervals().get(i).estimate() - truth[i], 2);
            }
        }
        assertThat((double) held / all).isBetween(0.93, 0.97);
        assertThat(errorDrawn).isLessThan(0.8 * errorAlone);
    }

    @Test
    void groupsThatAreAllTheSameAreDrawnToOneMeanAndFewAreLeftAlone() {
        var same = Shrinkage.of(new double[] {-1, -1.1, -0.9, -1, -1.05}, new double[] {1, 1, 1, 1, 1});
        assertThat(same.between()).isZero();
        assertThat(same.intervals().get(1).estimate()).isBetween(-1.1, -1.0);
        var few = Shrinkage.of(new double[] {-1, -3}, new double[] {0.5, 0.5});
        assertThat(few.intervals().get(1).estimate()).isEqualTo(-3);
        assertThat(few.intervals().get(1).high()).isCloseTo(-2.5, within(1e-12));
        assertThat(Shrinkage.of(new double[0], new double[0]).intervals()).isEmpty();
    }

    @Test
    void singleCustomersAreDrawnTowardsTheOthersAndHoldTheirTruth() {
        var random = new Random(21);
        int held = 0;
        int all = 0;
        for (int run = 0; run < 20; run++) {
            int customers = 30;
            var truth = new double[customers];
            int n = customers * ARTICLES * MONTHS;
            var unit = new int[n];
            var month = new int[n];
            var article = new int[n];
            var customer = new int[n];
            var price = new double[n];
            var quantity = new double[n];
            var list = new double[ARTICLES][MONTHS];
            for (var one : list) {
                for (int t = 1; t < MONTHS; t++) {
                    one[t] = one[t - 1] + (random.nextDouble() < 0.3 ? random.nextGaussian() * 0.12 : 0);
                }
            }
            for (int i = 0; i < n; i++) {
                customer[i] = i / (ARTICLES * MONTHS);
                article[i] = i / MONTHS % ARTICLES;
                month[i] = i % MONTHS;
                unit[i] = customer[i] * ARTICLES + article[i];
                if (i % (ARTICLES * MONTHS) == 0) {
                    truth[customer[i]] = -1.3 + 0.4 * random.nextGaussian();
                }
                price[i] = list[article[i]][month[i]];
                quantity[i] = 1 + truth[customer[i]] * price[i] + 0.3 * random.nextGaussian();
            }
            for (var one : CustomerResponses.of(new PriceCells(unit, month, article, price, quantity), customer)) {
                held += holds(one.drawn(), truth[one.customer()]) ? 1 : 0;
                all++;
            }
        }
        assertThat(all).isGreaterThan(300);
        assertThat((double) held / all).isBetween(0.92, 0.98);
    }

    @Test
    void studentsQuantilesAreThoseOfTheTables() {
        assertThat(StudentT.q95(3)).isCloseTo(3.182446, within(2e-4));
        assertThat(StudentT.q95(9)).isCloseTo(2.262157, within(1e-5));
        assertThat(StudentT.q95(29)).isCloseTo(2.045230, within(1e-5));
        assertThat(StudentT.q95(1000)).isCloseTo(1.962339, within(1e-5));
    }
}
