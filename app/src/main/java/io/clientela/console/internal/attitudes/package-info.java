/**
 * Satisfaction, trust, loyalty and advocacy beside profit: the scorecard, the customers behind it, the card of a customer.
 *
 * <p>May use: {@code measure}, {@code differentiate}, {@code identify}, {@code organize}.
 */
@NullMarked
package io.clientela.console.internal.attitudes;

import org.jspecify.annotations.NullMarked;
