/**
 * Counts and shares of customers: how sure a share is, whether two things go together, how unequally a sum is spread.
 *
 * <p>May use: {@code kernel.value} and the Java platform.
 */
@NullMarked
package io.clientela.kernel.counting;

import org.jspecify.annotations.NullMarked;
