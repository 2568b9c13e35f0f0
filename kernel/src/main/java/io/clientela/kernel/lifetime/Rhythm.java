package io.clientela.kernel.lifetime;

import io.clientela.kernel.value.Day;
import io.clientela.kernel.value.Outcome;
import io.clientela.kernel.value.Probability;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rhythms of a firm's customers: each one's own gaps, with those of all others behind them where his are few. Immutable, for many
 * threads.
 *
 * <p>Gaps are gamma variables of shape k and mean 1/λ; λ is Gamma(r, α) among customers, as in the fitted purchase model. After
 * n gaps that add up to t, the next one G has P(G &gt; g) = I_u(r + nk, k), u = 1/(1 + k g/(α + k t)), the regularised
 * incomplete beta function.
 */
public final class Rhythm {

    /** The number of customers with two gaps or more below which gaps are taken for pure chance. */
    private static final int FEW = 30;

    private static final int MOST_DAYS = 36_500;
    private static final double CONTRACT = 8;

    private final double shape;
    private final double scale;
    private final double regularity;
    private final int medianGap;

    /** The quantiles by number and sum of gaps, kept since many customers share them. */
    private final Map<Long, double[]> known = new ConcurrentHashMap<>();

    private Rhythm(double shape, double scale, double regularity, int medianGap) {
        this.shape = shape;
        this.scale = scale;
        this.regularity = regularity;
        this.medianGap = medianGap;
    }

    /**
     * The rhythms of the customers of an observation.
     *
     * @param fit a model that was fitted on its histories
     */
    public static Rhythm of(Observation observation, Fit fit) {
        double[] values = fit.values();
        return new Rhythm(
                values[0], values[1] * observation.unit().days(), regularity(observation), medianGap(observation));
    }

    private static double regularity(Observation observation) {
        long[] customers = new long[16];
        double logShares = 0;
        long all = 0;
        for (int place = 0; place < observation.size(); place++) {
            int gaps = observation.bought(place) - 1;
            if (gaps < 2) {
                continue;
            }
            if (gaps >= customers.length) {
                customers = Arrays.copyOf(customers, 2 * gaps);
            }
            customers[gaps]++;
            all++;
            int customer = observation.customer(place);
            int whole = observation.last(place).epochDay()
                    - observation.first(place).epochDay();
            for (int i = 0; i < gaps; i++) {
                int gap = observation.purchases().day(customer, i + 1)
                        - observation.purchases().day(customer, i);
                logShares += Math.log((double) gap / whole);
            }
        }
        if (all < FEW) {
            return 1;
        }
        double[] bounds = {Math.log(0.2), Math.log(100)};
        var maximiser = new Maximiser(
                new GapLikelihood(customers, logShares), new double[] {bounds[0]}, new double[] {bounds[1]});
        return Math.exp(maximiser.from(new double[] {0}).theta()[0]);
    }

    private static int medianGap(Observation observation) {
        int[] gaps = new int[Math.toIntExact(observation.histories().repeatPurchases())];
        int at = 0;
        for (int place = 0; place < observation.size(); place++) {
            int customer = observation.customer(place);
            for (int i = observation.bought(place) - 1; i > 0; i--) {
                gaps[at++] = observation.purchases().day(customer, i)
                        - observation.purchases().day(customer, i - 1);
            }
        }
        Arrays.sort(gaps);
        return gaps.length == 0 ? 0 : gaps[gaps.length / 2];
    }

    /** Whether customers buy so regularly that a contract is behind it. */
    public boolean byContract() {
        return regularity > CONTRACT;
    }

    /** The median number of days from one purchase to the next, over all customers; 0 where there is none. */
    public int medianGap() {
        return medianGap;
    }

    /** How regular customers buy: 1 is pure chance, below 1 bursts, 10 and more as by the calendar. */
    public double regularity() {
        return regularity;
    }

    /**
     * The rhythm of the customer at a place, and what his silence says at the end of the observation.
     *
     * @return {@code too-few-purchases} for one who bought but once: he has no rhythm yet
     */
    public Outcome<Silence> of(Observation observation, int place) {
        int gaps = observation.bought(place) - 1;
        if (gaps < 1) {
            return new Outcome.Unknown<>("too-few-purchases", "one purchase; a rhythm needs two");
        }
        Day last = observation.last(place);
        int whole = last.epochDay() - observation.first(place).epochDay();
        double[] quantiles = known.computeIfAbsent((((long) gaps) << 32) | whole, key ->
                new double[] {quantile(gaps, whole, 0.5), quantile(gaps, whole, Silence.UNUSUAL)});
        double usual = quantiles[0];
        double unusual = quantiles[1];
        int days = (int) Math.min(MOST_DAYS, Math.floor(unusual) + 1);
        double longer = longer(gaps, whole, last.until(observation.until()));
        return new Outcome.Known<>(
                new Silence(usual, new Day(last.epochDay() + days), new Probability(Math.clamp(longer, 0, 1))));
    }

    /** P(the next gap is longer than so many days). */
    private double longer(int gaps, int whole, double days) {
        double w = regularity * days / (scale + regularity * whole);
        return Gammas.betaShare(1 / (1 + w), shape + gaps * regularity, regularity);
    }

    /** The gap that is exceeded with the given chance, in days: bisection in the logarithm. */
    private double quantile(int gaps, int whole, double chance) {
        double low = Math.log(1e-3);
        double high = Math.log(2.0 * MOST_DAYS);
        while (high - low > 1e-4) {
            double middle = (low + high) / 2;
            if (longer(gaps, whole, Math.exp(middle)) > chance) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
