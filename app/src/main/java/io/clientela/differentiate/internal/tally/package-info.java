/**
 * Tallies: sums of lines by month, kept in the picture, from which reports are answered.
 *
 * <p>May use: the kernel, {@code platform}.
 */
@NullMarked
package io.clientela.differentiate.internal.tally;

import org.jspecify.annotations.NullMarked;
