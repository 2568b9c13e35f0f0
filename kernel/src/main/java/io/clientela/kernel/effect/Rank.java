package io.clientela.kernel.effect;

/**
 * The places that a portfolio can have among all, 1 gaining most.
 *
 * @param best the best place that it may have
 * @param worst the worst
 */
public record Rank(int best, int worst) {

    public Rank {
        if (best < 1 || worst < best) {
            throw new IllegalArgumentException("not places: " + best + " to " + worst);
        }
    }
}
