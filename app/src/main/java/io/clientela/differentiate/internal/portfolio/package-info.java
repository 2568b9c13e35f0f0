/**
 * The mini-portfolios: a proposal, who is where, every change and the way back, and the rule that places new customers.
 *
 * <p>May use: {@code internal.standing}, the kernel, {@code platform}, {@code organize}.
 */
@NullMarked
package io.clientela.differentiate.internal.portfolio;

import org.jspecify.annotations.NullMarked;
