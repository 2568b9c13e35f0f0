package io.clientela.kernel.linkage;

import java.util.Map;

/**
 * How common the values of one kind are among parties.
 *
 * @param collision the probability that two parties agree in the value by chance, the sum of the squared shares
 * @param restShare the share of parties that have a given value which is not listed
 * @param nearShare the usual share of the rarer of two near but different values of two parties; 0 where near values
 *     are not weighed by rarity
 * @param shares the share of parties for each listed (folded) value
 */
public record Terms(double collision, double restShare, double nearShare, Map<String, Double> shares) {

    public Terms {
        shares = Map.copyOf(shares);
    }

    /** The share of parties that have the given folded value. */
    public double share(String folded) {
        return shares.getOrDefault(folded, restShare);
    }
}
