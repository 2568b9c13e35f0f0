/**
 * The ready analyses over all customers, computed from the picture.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}, {@code organize}, the picture.
 */
@NullMarked
package io.clientela.differentiate.internal.analysis;

import org.jspecify.annotations.NullMarked;
