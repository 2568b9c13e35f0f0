package io.clientela.kernel.grouping;

import java.util.List;

/**
 * Customers who are alike.
 *
 * @param number from 0, the largest group first
 * @param size how many customers, at least 1
 * @param stability how surely it comes again when customers are drawn again, from 0 to 1 (Hennig's mean Jaccard)
 * @param homogeneity the share of all differences between customers that vanishes inside, up to 1; below 0 where its
 *     customers differ more than all do
 * @param traits what sets it apart, the strongest first; empty where nothing does
 */
public record Group(int number, int size, double stability, double homogeneity, List<Trait> traits) {

    public Group {
        traits = List.copyOf(traits);
    }
}
