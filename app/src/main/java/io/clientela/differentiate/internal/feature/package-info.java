/**
 * The features of customers: how they are computed from the picture, and how they are read.
 *
 * <p>May use: the kernel, {@code platform}, {@code differentiate}.
 */
@NullMarked
package io.clientela.differentiate.internal.feature;

import org.jspecify.annotations.NullMarked;
