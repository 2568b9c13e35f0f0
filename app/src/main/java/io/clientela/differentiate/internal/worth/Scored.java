package io.clientela.differentiate.internal.worth;

import io.clientela.kernel.lifetime.Lifetime;
import io.clientela.kernel.lifetime.Silence;
import io.clientela.kernel.lifetime.Valuation;
import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one customer.
 *
 * @param place the customer's place in the observation
 * @param spend null where there is no model of spend
 * @param expectedSpend in the horizon; null where there is no model of spend
 * @param expectedMargin of it; null where there is no model of spend
 * @param worth null where there is no model of spend
 * @param silence null before the second purchase
 */
record Scored(
        int place,
        Interval alive,
        Interval purchases,
        @Nullable Interval spend,
        @Nullable Interval expectedSpend,
        @Nullable Interval expectedMargin,
        Valuation.@Nullable Worth worth,
        @Nullable Silence silence) {

    static Scored of(Lifetime lifetime, Outcome<Valuation> values, int place) {
        var valuation = values instanceof Outcome.Known<Valuation> known ? known.value() : null;
        return new Scored(
                place,
                lifetime.scores().alive(place),
                lifetime.scores().purchases(place),
                valuation == null ? null : valuation.spend(place),
                valuation == null ? null : valuation.expectedSpend(place),
                valuation == null ? null : valuation.expectedMargin(place),
                valuation == null ? null : valuation.worth(place),
                lifetime.rhythm().of(lifetime.observation(), place) instanceof Outcome.Known<Silence> known
                        ? known.value()
                        : null);
    }
}
