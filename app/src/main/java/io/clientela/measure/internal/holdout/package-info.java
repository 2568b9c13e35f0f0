/**
 * The lasting hold-out over all initiatives.
 *
 * <p>May use: the kernel, {@code platform}.
 */
@NullMarked
package io.clientela.measure.internal.holdout;

import org.jspecify.annotations.NullMarked;
