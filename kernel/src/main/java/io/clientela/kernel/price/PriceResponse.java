package io.clientela.kernel.price;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;

/**
 * The elasticity β of ln q(a,t) = α(a) + τ(t) + β ln p(a,t) + ε(a,t): by how many per cent the quantity changes when the price of
 * a unit rises by 1 % against its own other months and against what all units of that month did.
 *
 * <p>β = Σx̃ỹ / Σx̃², x̃ and ỹ being ln p and ln q without the effects of units and months ({@link TwoWay}). Errors may be
 * alike within a cluster: V = c Σ_g (Σ_{i in g} x̃ e)² / (Σx̃²)², c = G/(G-1) · (N-1)/(N-K), the sandwich CR1 of Cameron and
 * Miller (2015, equations 11 and 12), K without the effects of units, which are nested in clusters (their section II.C).
 * The interval takes Student's t with G* - 1 degrees of freedom, G* = (Σ A_g)² / Σ A_g² with A_g = Σ_{i in g} x̃²: as many
 * clusters as carry information (after Carter, Schnepel and Steigerwald 2017).
 *
 * @param elasticity β
 * @param error the standard error of β, above 0
 * @param clusters G*, the number of clusters that carry information
 * @param cells the cells that were used
 */
public record PriceResponse(double elasticity, double error, double clusters, int cells) {

    /** Below so many cells nothing is estimated. */
    public static final int FEWEST_CELLS = 60;

    /** Below so many clusters whose price moved, or that carry information, nothing is estimated. */
    public static final int FEWEST_CLUSTERS = 8;

    /** Below this share of the quantity away from the modal price the price is said never to have varied. */
    public static final double LEAST_AWAY = 0.05;

    /** Wider than this an interval says nothing. */
    public static final double WIDEST = 2;

    /**
     * The estimate; unknown where there are too few cells ({@code too-few-cells}), where prices never varied ({@code
     * price-never-varied}), where they did so in too few articles ({@code too-few-articles}), or only as those of all
     * articles did ({@code price-moved-together}).
     */
    public static Outcome<PriceResponse> of(PriceCells cells) {
        return of(cells, FEWEST_CELLS, FEWEST_CLUSTERS);
    }

    /** The same with other least numbers of cells and clusters, for single customers. */
    public static Outcome<PriceResponse> of(PriceCells cells, int fewestCells, int fewestClusters) {
        if (cells.size() < fewestCells) {
            return new Outcome.Unknown<>("too-few-cells", cells.size() + " of at least " + fewestCells);
        }
        var variation = Variation.of(cells);
        if (variation.away() < LEAST_AWAY) {
            return new Outcome.Unknown<>("price-never-varied", share(variation.away()));
        }
        if (variation.moving() < fewestClusters) {
            return new Outcome.Unknown<>("too-few-articles", variation.moving() + " of at least " + fewestClusters);
        }
        var ways = new TwoWay(cells.unit(), cells.month());
        return within(
                ways.within(cells.logPrice()),
                ways.within(cells.logQuantity()),
                cells.cluster(),
                ways.months(),
                fewestClusters);
    }

    private static String share(double share) {
        return Math.round(share * 1000) / 10.0 + " % of the quantity away from the usual price";
    }

    /**
     * The slope between two columns that are free of the effects of units and months.
     *
     * @param months how many effects of months were taken out; 0 or more
     */
    static Outcome<PriceResponse> within(
            double[] price, double[] quantity, int[] cluster, int months, int fewestClusters) {
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < price.length; i++) {
            xx += price[i] * price[i];
            xy += price[i] * quantity[i];
        }
        if (xx < 1e-6 * price.length) {
            return new Outcome.Unknown<>("price-moved-together", price.length + " cells");
        }
        double slope = xy / xx;
        var weight = new double[PriceCells.above(cluster)];
        var score = new double[weight.length];
        for (int i = 0; i < price.length; i++) {
            weight[cluster[i]] += price[i] * price[i];
            score[cluster[i]] += price[i] * (quantity[i] - slope * price[i]);
        }
        int used = 0;
        double squares = 0;
        double scores = 0;
        for (int g = 0; g < weight.length; g++) {
            used += weight[g] > 0 ? 1 : 0;
            squares += weight[g] * weight[g];
            scores += score[g] * score[g];
        }
        double informative = xx * xx / squares;
        int freedom = price.length - Math.max(1, months);
        if (informative < fewestClusters || freedom < 1) {
            return new Outcome.Unknown<>(
                    "too-few-articles", Math.round(informative) + " of at least " + fewestClusters);
        }
        double correction = used / (used - 1.0) * (price.length - 1.0) / freedom;
        double error = Math.sqrt(Math.max(correction * scores, 1e-18)) / xx;
        return new Outcome.Known<>(new PriceResponse(slope, error, informative, price.length));
    }

    /** Half the width of the 95 % interval. */
    public double half() {
        return StudentT.q95(Math.max(3, clusters - 1)) * error;
    }

    /** The 95 % interval. */
    public Interval interval() {
        return new Interval(elasticity - half(), elasticity, elasticity + half(), 0.95);
    }

    /** How it differs from an earlier one: the later less the earlier, the errors taken as independent. */
    public Interval changeFrom(PriceResponse earlier) {
        double change = elasticity - earlier.elasticity;
        double half = Math.hypot(half(), earlier.half());
        return new Interval(change - half, change, change + half, 0.95);
    }
}
