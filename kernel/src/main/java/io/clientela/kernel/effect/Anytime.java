package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;

/**
 * Evidence that stays valid however often one looks: the mixture martingale of Robbins (1970), in the form of Howard, Ramdas,
 * McAuliffe and Sekhon (2021, equation 14) and, for means whose variance is estimated, of Waudby-Smith, Arbour, Sinha, Kennedy and
 * Ramdas (2024, theorem 2.2).
 *
 * <p>With the information V = 1/se² of an estimate D and a prior N(0, τ²) of the true difference, E = √(ρ/(V+ρ)) exp(z²V/(2(V+ρ))),
 * ρ = 1/τ², z = D/se, is a martingale with start 1 where there is no difference: it passes 1/α at any time with a chance of
 * at most α (Ville 1939). So p = min(1, 1/E) may be looked at at any time, and D ± se √((V+ρ)/V · ln((V+ρ)/(ρα²))) holds the true difference
 * at all times at once with the chance 1 - α.
 *
 * @param scale τ, in the unit of the outcome: about how large a difference is worth finding; above 0. Any τ is valid that was
 *     fixed before; one that is far off makes intervals wider
 */
public record Anytime(double scale) {

    public Anytime {
        if (!(scale > 0 && Double.isFinite(scale))) {
            throw new IllegalArgumentException("not a scale: " + scale);
        }
    }

    /**
     * The p value that may be looked at at any time.
     *
     * @param chance the two-sided p value of a single look
     * @param error the standard error, above 0
     */
    public double chance(double chance, double error) {
        double z = Normal.exceededWith(Math.max(chance / 2, 1e-290));
        double ratio = ratio(error);
        double log = -0.5 * Math.log1p(ratio) + z * z / 2 * ratio / (1 + ratio);
        return Math.min(1, Math.exp(-log));
    }

    /** V/ρ = τ²/se². */
    private double ratio(double error) {
        return scale * scale / (error * error);
    }

    /** Half the width of the interval that holds at all times. */
    public double half(double error, double level) {
        double ratio = ratio(error);
        double alpha = 1 - level;
        return error * Math.sqrt((1 + 1 / ratio) * (Math.log1p(ratio) - 2 * Math.log(alpha)));
    }

    /** The interval that holds at all times. */
    public Interval interval(double estimate, double error, double level) {
        double half = half(error, level);
        return new Interval(estimate - half, estimate, estimate + half, level);
    }
}
