/**
 * What a customer will buy: models of purchase and silence fitted by maximum likelihood, diagnosed, and scored with
 * intervals. The formulas and their sources are in {@code docs/methods/lifetime.md}.
 *
 * <p>May use: {@code kernel.value}.
 */
@NullMarked
package io.clientela.kernel.lifetime;

import org.jspecify.annotations.NullMarked;
