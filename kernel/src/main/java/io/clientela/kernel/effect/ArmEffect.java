package io.clientela.kernel.effect;

import io.clientela.kernel.value.Interval;
import io.clientela.kernel.value.Outcome;

/**
 * What one arm did over all portfolios.
 *
 * @param all the difference over all units: portfolios are compared inside and averaged with the weights nm/(n + m), so that
 *     shares that differ between portfolios do no harm
 * @param mean the mean of the effects over portfolios, each counted once; unknown with {@code too-few-portfolios}
 * @param between how much the true effects differ between portfolios; unknown likewise
 */
public record ArmEffect(Effect all, Outcome<Interval> mean, Outcome<Between> between) {}
