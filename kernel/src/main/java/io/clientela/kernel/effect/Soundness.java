package io.clientela.kernel.effect;

import java.util.List;

/**
 * What has to be right before anything is said.
 *
 * @param shares the planned shares by arm, the control first, in any unit; empty where they are not known
 * @param broken how many units were exposed to an arm that is not theirs, or stand in two arms
 */
public record Soundness(List<Double> shares, long broken) {

    /** Nothing is known to be wrong, and no share is planned. */
    public static final Soundness ASSUMED = new Soundness(List.of(), 0);

    public Soundness {
        shares = List.copyOf(shares);
        if (broken < 0) {
            throw new IllegalArgumentException("broken: " + broken);
        }
    }
}
