package io.clientela.identify.internal.input.invoice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Compares what a document states with what its parts add up to. */
final class Sums {

    private static final BigDecimal HALF_A_CENT = new BigDecimal("0.005");
    private static final BigDecimal A_CENT = new BigDecimal("0.01");

    private Sums() {}

    /**
     * How far a total may lie from the sum of its parts by rounding alone: half a cent for each rounded part and for the
     * total itself, one unit of currency at most.
     */
    static BigDecimal tolerance(int parts) {
        return HALF_A_CENT.multiply(BigDecimal.valueOf(parts + 1L)).min(BigDecimal.ONE);
    }

    static boolean near(BigDecimal one, BigDecimal other, BigDecimal tolerance) {
        return one.subtract(other).abs().compareTo(tolerance) <= 0;
    }

    /**
     * The choice of parts, some or all or none, which brings a start to its goal within a cent for every figure that was
     * rounded on the way. All parts are tried first, then fewer.
     *
     * @param parts at most ten
     * @return for each part whether it is chosen; empty where no choice reaches the goal
     */
    static Optional<List<Boolean>> choice(
            BigDecimal start, BigDecimal goal, List<BigDecimal> parts, BigDecimal tolerance) {
        var widened = tolerance.max(A_CENT);
        for (int mask = (1 << parts.size()) - 1; mask >= 0; mask--) {
            var sum = start;
            for (int i = 0; i < parts.size(); i++) {
                sum = chosen(mask, i, parts.size()) ? sum.add(parts.get(i)) : sum;
            }
            if (near(sum, goal, widened)) {
                var found = new Boolean[parts.size()];
                for (int i = 0; i < found.length; i++) {
                    found[i] = chosen(mask, i, found.length);
                }
                return Optional.of(List.of(found));
            }
        }
        return Optional.empty();
    }

    /** The first part is the highest bit: it is given up last. */
    private static boolean chosen(int mask, int part, int parts) {
        return (mask >> (parts - 1 - part) & 1) == 1;
    }
}
