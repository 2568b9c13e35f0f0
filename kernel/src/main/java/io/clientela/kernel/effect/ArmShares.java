package io.clientela.kernel.effect;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The arms of an experiment and the share of each, in whole millionths that add up to one. The order in which the arms are
 * named makes no difference: they stand by the bytes of their names in UTF-8.
 *
 * @param millionths the share of each arm by name, from 1 to 1,000,000; names are not blank and hold no line break
 */
public record ArmShares(SortedMap<String, Integer> millionths) {

    /** The whole. */
    public static final int WHOLE = 1_000_000;

    public ArmShares {
        var ordered = new TreeMap<String, Integer>((a, b) ->
                Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8)));
        ordered.putAll(millionths);
        long sum = 0;
        for (var arm : ordered.entrySet()) {
            if (arm.getKey().isBlank() || arm.getKey().contains("\n") || arm.getValue() < 1) {
                throw new IllegalArgumentException("not an arm with a share: " + arm);
            }
            sum += arm.getValue();
        }
        if (sum != WHOLE) {
            throw new IllegalArgumentException("the shares " + millionths + " add up to " + sum + ", not " + WHOLE);
        }
        millionths = java.util.Collections.unmodifiableSortedMap(ordered);
    }

    /**
     * Shares by name.
     *
     * @throws IllegalArgumentException if they do not add up to 1,000,000
     */
    public static ArmShares of(Map<String, Integer> millionths) {
        return new ArmShares(new TreeMap<>(millionths));
    }

    /** The share of an arm, from 0 to 1; 0 where there is no such arm. */
    public double share(String arm) {
        return millionths.getOrDefault(arm, 0) / (double) WHOLE;
    }
}
