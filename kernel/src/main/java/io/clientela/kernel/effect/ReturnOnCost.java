package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;

/**
 * What a treatment brought for what it cost.
 *
 * @param gross the outcome gained for each unit of cost: 1 where it brought what it cost
 * @param net the gain over the cost for each unit of cost: the return on the investment, 0 where it brought what it cost
 */
public record ReturnOnCost(Interval gross, Interval net) {

    /**
     * The return of an effect.
     *
     * @param effect on one treated unit, in the unit of the cost where the return is to be one of money
     * @param cost of treating one unit, above 0, known without error
     */
    public static ReturnOnCost of(Interval effect, double cost) {
        if (!(cost > 0 && Double.isFinite(cost))) {
            throw new IllegalArgumentException("not a cost above 0: " + cost);
        }
        double low = effect.low() / cost;
        double middle = effect.estimate() / cost;
        double high = effect.high() / cost;
        return new ReturnOnCost(
                new Interval(low, middle, high, effect.level()),
                new Interval(low - 1, middle - 1, high - 1, effect.level()));
    }
}
