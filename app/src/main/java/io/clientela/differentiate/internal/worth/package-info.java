/**
 * What customers are worth: how it is computed from the picture, kept and read; who falls silent.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}, {@code differentiate} and its picture.
 */
@NullMarked
package io.clientela.differentiate.internal.worth;

import org.jspecify.annotations.NullMarked;
