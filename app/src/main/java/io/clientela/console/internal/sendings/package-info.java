/**
 * Pages of sendings, of agreements and consents, of the gate, and the way out that stands in each message.
 *
 * <p>May use: {@code identify}, {@code differentiate}, {@code measure}, {@code interact}, {@code platform}.
 */
@NullMarked
package io.clientela.console.internal.sendings;

import org.jspecify.annotations.NullMarked;
