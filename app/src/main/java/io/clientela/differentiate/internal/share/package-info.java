/**
 * Share of customer: what people know of the spending of customers, what look-alikes tell, and both put together.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}, the picture.
 */
@NullMarked
package io.clientela.differentiate.internal.share;

import org.jspecify.annotations.NullMarked;
