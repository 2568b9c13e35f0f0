/**
 * Experiments as they are planned, started and stopped, and what they can show.
 *
 * <p>May use: {@code internal.holdout}, the kernel, {@code platform}, {@code identify}.
 */
@NullMarked
package io.clientela.measure.internal.experiment;

import org.jspecify.annotations.NullMarked;
