package io.clientela.differentiate.internal.standing;

import io.clientela.differentiate.Standings.Sum;
import io.clientela.differentiate.internal.worth.ErrorParts;
import io.clientela.differentiate.internal.worth.SumErrors;
import io.clientela.kernel.lifetime.Uncertainty;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what the customers of each group are worth, in the main currency. */
final class GroupSums {

    private final String currency;
    private final Optional<Uncertainty> uncertainty;
    private final Map<Integer, Running> sums = new TreeMap<>();

    GroupSums(String currency, Optional<Uncertainty> uncertainty) {
        this.currency = currency;
        this.uncertainty = uncertainty;
    }

    /** A sum that grows. */
    private static final class Running {

        private final double[] parts = new double[SumErrors.PARTS];
        private long customers;
        private double value;
        private boolean known = true;
        private boolean below;

        void add(double one, @Nullable ErrorParts errorParts) {
            value += one;
            below |= one < 0;
            if (errorParts == null) {
                known = false;
            } else {
                errorParts.addTo(parts);
            }
        }
    }

    void add(int group, Looked one) {
        var sum = sums.computeIfAbsent(group, none -> new Running());
        sum.customers++;
        if (one.hasValue() && one.currency().equals(currency)) {
            sum.add(one.value(), one.errorParts());
        }
    }

    Map<Integer, Sum> sums() {
        var all = new TreeMap<Integer, Sum>();
        sums.forEach((group, sum) -> all.put(
                group,
                new Sum(
                        sum.customers,
                        sum.value,
                        uncertainty
                                .filter(unsure -> sum.known)
                                .map(unsure -> SumErrors.interval(unsure, sum.value, sum.parts, sum.below))
                                .orElse(null))));
        return all;
    }
}
