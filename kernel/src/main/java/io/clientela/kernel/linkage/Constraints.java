package io.clientela.kernel.linkage;

import java.util.List;

/**
 * What people have already decided, which no weight can overrule. Records are meant by their index.
 *
 * @param together pairs that are one customer
 * @param apart pairs that are not one customer
 * @param groups groups of records that already are one customer and stay so
 */
public record Constraints(List<Pair> together, List<Pair> apart, List<List<Integer>> groups) {

    /** No constraints. */
    public static final Constraints NONE = new Constraints(List.of(), List.of(), List.of());

    /** Two records by their indexes. */
    public record Pair(int a, int b) {

        public Pair {
            if (a < 0 || b < 0 || a == b) {
                throw new IllegalArgumentException("not a pair: " + a + ", " + b);
            }
        }
    }

    public Constraints {
        together = List.copyOf(together);
        apart = List.copyOf(apart);
        groups = groups.stream().map(List::copyOf).toList();
    }
}
