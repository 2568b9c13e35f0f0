/**
 * The one place where exposures are made.
 *
 * <p>May use: {@code internal.experiment}, {@code internal.holdout}, the kernel, {@code platform}.
 */
@NullMarked
package io.clientela.measure.internal.exposure;

import org.jspecify.annotations.NullMarked;
