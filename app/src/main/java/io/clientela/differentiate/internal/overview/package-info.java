/**
 * All customers at a glance: what is asked first, computed from the picture and the latest run of values.
 *
 * <p>May use: the kernel, {@code platform}, the picture.
 */
@NullMarked
package io.clientela.differentiate.internal.overview;

import org.jspecify.annotations.NullMarked;
