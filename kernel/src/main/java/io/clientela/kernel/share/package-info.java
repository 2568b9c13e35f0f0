/**
 * How much customers could spend: the upper quantile of what similar customers spend, with its interval, and the share of
 * it that a customer spends here, or the reason why the data cannot tell.
 *
 * <p>May use: {@code kernel.value}.
 */
@NullMarked
package io.clientela.kernel.share;

import org.jspecify.annotations.NullMarked;
