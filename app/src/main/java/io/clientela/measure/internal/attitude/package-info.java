/**
 * The marks of customers: written down, taken back, and what they show together with what customers do.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}.
 */
@NullMarked
package io.clientela.measure.internal.attitude;

import org.jspecify.annotations.NullMarked;
