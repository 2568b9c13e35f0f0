/**
 * Initiatives as investments.
 *
 * <p>May use: {@code internal.experiment}, the kernel, {@code platform}.
 */
@NullMarked
package io.clientela.measure.internal.investment;

import org.jspecify.annotations.NullMarked;
