package io.clientela.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well the customers were told apart, against the truth: over all pairs of records whose true customer is known.
 *
 * @param records the records that were judged
 * @param truePairs pairs of records of one true customer: the doubles there are
 * @param foundPairs pairs that were held for one customer
 * @param rightPairs pairs that are one customer and were held for one
 * @param trueCustomers how many true customers these records speak of
 * @param customers for how many customers they were held
 */
public record DemoVerdict(
        int records, long truePairs, long foundPairs, long rightPairs, int trueCustomers, int customers) {

    /**
     * One record with its true customer and the customer that it was held for.
     *
     * @param trueCustomer the number of the true customer
     * @param customer the number of the customer in the installation
     */
    public record Judged(int trueCustomer, long customer) {}

    /** Judges. */
    public static DemoVerdict of(List<Judged> judged) {
        Map<Integer, Integer> byTruth = new HashMap<>();
        Map<Long, Integer> byCustomer = new HashMap<>();
        Map<Judged, Integer> byBoth = new HashMap<>();
        for (Judged one : judged) {
            byTruth.merge(one.trueCustomer(), 1, Integer::sum);
            byCustomer.merge(one.customer(), 1, Integer::sum);
            byBoth.merge(one, 1, Integer::sum);
        }
        return new DemoVerdict(
                judged.size(), pairs(byTruth), pairs(byCustomer), pairs(byBoth), byTruth.size(), byCustomer.size());
    }

    /** The share of the doubles that were found, 0 to 1; 1 where there are none. */
    public double recall() {
        return truePairs == 0 ? 1 : (double) rightPairs / truePairs;
    }

    /** The share of what was held for doubles that are, 0 to 1; 1 where nothing was. */
    public double precision() {
        return foundPairs == 0 ? 1 : (double) rightPairs / foundPairs;
    }

    private static long pairs(Map<?, Integer> sizes) {
        return sizes.values().stream()
                .mapToLong(size -> (long) size * (size - 1) / 2)
                .sum();
    }
}
