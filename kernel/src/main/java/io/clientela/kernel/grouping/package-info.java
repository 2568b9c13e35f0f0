/**
 * Groups of customers that are alike inside: RFM, k-means with its stability, what sets a group apart, who moved.
 *
 * <p>May use: {@code kernel.value}.
 */
@NullMarked
package io.clientela.kernel.grouping;

import org.jspecify.annotations.NullMarked;
