package io.clientela.kernel.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Customers whose true wallets are known: what the intervals hold, and in which order shares come out. */
class LookAlikesTest {

    /** A firm: size and rhythm of each customer, his true wallet, the share that he spends here. */
    private static final class Firm {

        final double[] traits;
        final double[] wallets;
        final double[] shares;
        final double[] spends;

        Firm(int size, double loyal, Random random) {
            traits = new double[2 * size];
            wallets = new double[size];
            shares = new double[size];
            spends = new double[size];
            for (int i = 0; i < size; i++) {
                traits[2 * i] = random.nextGaussian();
                traits[2 * i + 1] = random.nextGaussian();
                wallets[i] = wallet(traits[2 * i], random);
                shares[i] = random.nextDouble() < loyal ? 1 : 0.05 + 0.9 * random.nextDouble();
                spends[i] = wallets[i] * shares[i];
            }
        }

        /** A wallet grows with the size and not with the rhythm. */
        static double wallet(double trait, Random random) {
            return Math.exp(6 + 0.3 * trait + 0.25 * random.nextGaussian());
        }

        double[] of(int i) {
            return Arrays.copyOfRange(traits, 2 * i, 2 * i + 2);
        }
    }

    private static double quantile(double[] values, double p) {
        Arrays.sort(values);
        return values[(int) (p * values.length)];
    }

    @Test
    void theIntervalHoldsTheQuantileOfSpendingAsOftenAsItSays() {
        var random = new Random(31);
        // the truth: the 90 % quantile of wallet times share for a customer in the middle, by a million draws
        double truth = quantile(
                IntStream.range(0, 1_000_000)
                        .mapToDouble(i -> Firm.wallet(0, random)
                                * (random.nextDouble() < 0.3 ? 1 : 0.05 + 0.9 * random.nextDouble()))
                        .toArray(),
                0.9);
        int held = 0;
        int all = 400;
        for (int run = 0; run < all; run++) {
            var firm = new Firm(4000, 0.3, random);
            var wallet = known(new LookAlikes(2, firm.traits, firm.spends).wallet(new double[] {0, 0}, -1));
            held += wallet.low() <= truth && truth <= wallet.high() ? 1 : 0;
        }
        assertThat((double) held / all)
                .isBetween(0.93, 0.985); // order statistics are a little too careful: 0.95 is their least
    }

    @Test
    void whatLookAlikesSpendIsALowerBoundOfTheWalletQuantileAndReachesItWithLoyalty() {
        var random = new Random(8);
        double wallets = quantile(
                IntStream.range(0, 200_000)
                        .mapToDouble(i -> Firm.wallet(0, random))
                        .toArray(),
                0.9);
        double few = middle(new Firm(20_000, 0.02, random));
        double many = middle(new Firm(20_000, 0.95, random));
        assertThat(few).isLessThan(many);
        assertThat(few).isLessThan(0.95 * wallets);
        assertThat(many).isCloseTo(wallets, within(0.12 * wallets));
    }

    private static double middle(Firm firm) {
        return known(new LookAlikes(2, firm.traits, firm.spends).wallet(new double[] {0, 0}, -1))
                .estimate();
    }

    @Test
    void whoSpendsASmallerPartHereComesOutWithASmallerShare() {
        var random = new Random(3);
        var firm = new Firm(2000, 0.3, random);
        var alike = new LookAlikes(2, firm.traits, firm.spends);
        var order = new ArrayList<double[]>();
        for (int i = 0; i < 500; i++) {
            if (alike.wallet(firm.of(i), i) instanceof Outcome.Known<Interval> wallet) {
                order.add(new double[] {
                    firm.shares[i], Share.of(firm.spends[i], wallet.value()).estimate()
                });
            }
        }
        assertThat(order).hasSizeGreaterThan(400);
        int right = 0;
        int pairs = 0;
        for (int i = 0; i < order.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(order.get(i)[0] - order.get(j)[0]) > 0.1) {
                    pairs++;
                    right += (order.get(i)[0] > order.get(j)[0]) == (order.get(i)[1] > order.get(j)[1]) ? 1 : 0;
                }
            }
        }
        assertThat((double) right / pairs).isGreaterThan(0.85);
    }

    @Test
    void onlyTheNearestCountAndTheCustomerIsNotHisOwnLookAlike() {
        var random = new Random(2);
        int size = 400;
        var traits = random.doubles(size).toArray();
        var spends = random.doubles(size, 10, 20).toArray();
        var wallet = known(new LookAlikes(1, traits, spends).wallet(new double[] {traits[7]}, 7));
        double[] nearest = IntStream.range(0, size)
                .filter(i -> i != 7)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(traits[a] - traits[7]), Math.abs(traits[b] - traits[7])))
                .limit(LookAlikes.NEIGHBOURS)
                .mapToDouble(i -> spends[i])
                .sorted()
                .toArray();
        assertThat(wallet.estimate()).isEqualTo(nearest[89]);
        assertThat(nearest).contains(wallet.low(), wallet.high());
    }

    @Test
    void ranksAreThoseOfTheBinomialDistribution() {
        var ranks = UpperQuantile.of(100, 0.9, 0.95);
        assertThat(ranks.order()).isEqualTo(90);
        assertThat(UpperQuantile.of(10, 0.5, 0.95)).satisfies(ten -> {
            assertThat(ten.low()).isEqualTo(2); // the classic interval for a median of ten: X(2) to X(9), 97.9 %
            assertThat(ten.high()).isEqualTo(9);
            assertThat(ten.level()).isCloseTo(0.9785, within(1e-4));
        });
        assertThat(ranks.level()).isBetween(0.95, 0.97);
        assertThatIllegalArgumentException().isThrownBy(() -> UpperQuantile.of(5, 0.9, 0.95));
    }

    @Test
    void refusesWhatTheDataCannotCarry() {
        var random = new Random(1);
        assertThat(reason(new LookAlikes(1, new double[100], new double[100]).wallet(new double[1], 0)))
                .isEqualTo("too-few-look-alikes");
        var far = random.doubles(200).toArray();
        assertThat(reason(new LookAlikes(1, far, random.doubles(200, 1, 2).toArray()).wallet(new double[] {90}, -1)))
                .isEqualTo("nobody-alike");
        var wild = random.doubles(200).map(d -> Math.exp(12 * d)).toArray();
        assertThat(reason(new LookAlikes(1, far, wild).wallet(new double[] {0.5}, -1)))
                .isEqualTo("interval-too-wide");
    }

    @Test
    void sharesStayBetweenNothingAndAll() {
        var total = new Interval(50, 100, 200, 0.95);
        assertThat(Share.of(25, total)).isEqualTo(new Interval(0.125, 0.25, 0.5, 0.95));
        assertThat(Share.of(120, total)).isEqualTo(new Interval(0.6, 1, 1, 0.95));
        assertThat(Share.of(0, total).high()).isZero();
        assertThat(Share.room(120, total)).isEqualTo(new Interval(0, 0, 80, 0.95));
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(-1, total));
    }

    private static Interval known(Outcome<Interval> outcome) {
        return ((Outcome.Known<Interval>) outcome).value();
    }

    private static String reason(Outcome<Interval> outcome) {
        return ((Outcome.Unknown<Interval>) outcome).reason();
    }
}
