package io.clientela.kernel.linkage;

import io.clientela.kernel.value.Probability;
import java.util.List;

/**
 * Why two records are, or are not, taken for one party: the sum that ends in a probability.
 *
 * @param priorBits the log2 odds of a pair of which nothing is known
 * @param parts what each comparison adds, in the order of {@link Comparison}; comparisons with a missing value are
 *     absent
 * @param householdBits what it takes away that the two may be different people of one household, at most 0
 * @param totalBits the prior, all parts and the household together
 * @param probability the probability of one party that follows from the total
 * @param zone what the model would do with the pair
 */
public record Evidence(
        double priorBits,
        List<Part> parts,
        double householdBits,
        double totalBits,
        Probability probability,
        Zone zone) {

    /**
     * What one comparison adds.
     *
     * @param comparison what was compared
     * @param level the code of the level it ended in
     * @param bits log2 of the likelihood ratio of the level alone
     * @param rarityBits what the rarity of the agreeing value adds (negative for a common value), 0 where nothing agrees
     */
    public record Part(Comparison comparison, String level, double bits, double rarityBits) {

        /** What the comparison adds in all, in bits; above 0 speaks for one party. */
        public double total() {
            return bits + rarityBits;
        }
    }

    public Evidence {
        parts = List.copyOf(parts);
    }
}
