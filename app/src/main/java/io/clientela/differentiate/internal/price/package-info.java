/**
 * How quantities answer to prices: what is read from the picture, computed by the kernel and kept.
 *
 * <p>May use: the kernel, {@code platform}, the picture.
 */
@NullMarked
package io.clientela.differentiate.internal.price;

import org.jspecify.annotations.NullMarked;
