package io.clientela.kernel.price;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The elasticities of single customers of one group, each drawn towards the mean of those like him. The effects of months
 * are common to all customers; each customer's slope is his own. Few customers have enough data of their own: the others
 * get none.
 */
public final class CustomerResponses {

    /** Below so many cells of his own a customer has no elasticity. */
    public static final int FEWEST_CELLS = 24;

    /** Below so many articles whose price moved a customer has no elasticity. */
    public static final int FEWEST_ARTICLES = 5;

    private CustomerResponses() {}

    /**
     * The elasticity of one customer.
     *
     * @param customer his number as given
     * @param alone from his own purchases alone
     * @param drawn drawn towards the others
     */
    public record Response(int customer, PriceResponse alone, Interval drawn) {}

    /**
     * The customers whose data allow it and whose interval is at most {@link PriceResponse#WIDEST} wide.
     *
     * @param cells units are articles of a customer, clusters are articles
     * @param customer whose cell each is, from 0
     */
    public static List<Response> of(PriceCells cells, int[] customer) {
        var ways = new TwoWay(cells.unit(), cells.month());
        double[] price = ways.within(cells.logPrice());
        double[] quantity = ways.within(cells.logQuantity());
        var alone = new ArrayList<Response>();
        places(customer).forEach((one, places) -> {
            int[] mine = places.stream().mapToInt(Integer::intValue).toArray();
            if (mine.length >= FEWEST_CELLS
                    && Variation.of(pick(cells, mine)).away() >= PriceResponse.LEAST_AWAY
                    && PriceResponse.within(
                                    pick(price, mine),
                                    pick(quantity, mine),
                                    pick(cells.cluster(), mine),
                                    0,
                                    FEWEST_ARTICLES)
                            instanceof Outcome.Known<PriceResponse> known) {
                alone.add(new Response(one, known.value(), known.value().interval()));
            }
        });
        return drawn(alone);
    }

    private static List<Response> drawn(List<Response> alone) {
        var together = Shrinkage.of(
                alone.stream().mapToDouble(one -> one.alone().elasticity()).toArray(),
                alone.stream().mapToDouble(one -> one.alone().half()).toArray());
        var drawn = new ArrayList<Response>();
        for (int i = 0; i < alone.size(); i++) {
            Interval interval = together.intervals().get(i);
            if (interval.high() - interval.low() <= PriceResponse.WIDEST) {
                drawn.add(new Response(alone.get(i).customer(), alone.get(i).alone(), interval));
            }
        }
        return drawn;
    }

    private static Map<Integer, List<Integer>> places(int[] customer) {
        Map<Integer, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < customer.length; i++) {
            places.computeIfAbsent(customer[i], one -> new ArrayList<>()).add(i);
        }
        return places;
    }

    private static PriceCells pick(PriceCells cells, int[] places) {
        return new PriceCells(
                pick(cells.unit(), places),
                pick(cells.month(), places),
                pick(cells.cluster(), places),
                pick(cells.logPrice(), places),
                pick(cells.logQuantity(), places));
    }

    private static int[] pick(int[] column, int[] places) {
        return java.util.Arrays.stream(places).map(i -> column[i]).toArray();
    }

    private static double[] pick(double[] column, int[] places) {
        return java.util.Arrays.stream(places).mapToDouble(i -> column[i]).toArray();
    }
}
