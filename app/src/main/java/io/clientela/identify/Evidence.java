package io.clientela.identify;

import java.util.List;

/**
 * Why two records are, or are not, taken for one customer: the sum, step by step, that ends in a probability.
 *
 * @param basis {@code model} for weights of the linkage, {@code rule} for an exact shared identifier, {@code person} for
 *     a decision by hand (message key {@code evidence.model} …)
 * @param priorBits log2 odds of a pair of which nothing is known
 * @param weights what each comparison adds, for a waterfall picture
 * @param totalBits the prior and all weights together
 * @param probability from 0 to 1
 */
public record Evidence(String basis, double priorBits, List<Weight> weights, double totalBits, double probability) {

    /**
     * What one comparison adds.
     *
     * @param field what was compared, such as {@code EMAIL} (message key {@code compare.EMAIL})
     * @param level how far the two agree, such as {@code exact} (message key {@code agree.exact})
     * @param bits above 0 speaks for one customer, below 0 against
     * @param rarityBits the part of the bits that comes from how rare the shared value is
     * @param left the value of the first record, empty where there is none to show
     * @param right the value of the second record
     */
    public record Weight(String field, String level, double bits, double rarityBits, String left, String right) {}

    public Evidence {
        weights = List.copyOf(weights);
    }
}
