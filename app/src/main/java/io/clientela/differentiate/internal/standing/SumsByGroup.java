package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.Standings.Sum;
import io.clientela.differentiate.internal.worth.ValueSum;
import io.clientela.kernel.lifetime.Uncertainty;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Adds up what the customers of each group are worth, in the main currency. */
final class SumsByGroup {

    private final String currency;
    private final Optional<Uncertainty> uncertainty;
    private final Map<Integer, Running> sums = new TreeMap<>();

    SumsByGroup(String currency, Optional<Uncertainty> uncertainty) {
        this.currency = currency;
        this.uncertainty = uncertainty;
    }

    /** A sum that grows. */
    private static final class Running {

        private final ValueSum value = new ValueSum();
        private long customers;
    }

    void add(int group, Looked one) {
        var sum = sums.computeIfAbsent(group, none -> new Running());
        sum.customers++;
        if (one.hasValue() && one.currency().equals(currency)) {
            sum.value.add(one.value(), one.errorParts());
        }
    }

    Map<Integer, Sum> sums() {
        var all = new TreeMap<Integer, Sum>();
        sums.forEach((group, sum) -> all.put(
                group,
                new Sum(
                        sum.customers,
                        sum.value.value(),
                        sum.value.interval(uncertainty).orElse(null))));
        return all;
    }
}
