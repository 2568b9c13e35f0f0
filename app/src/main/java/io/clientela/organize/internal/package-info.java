/**
 * How the staff, their links and the keys of other programs are kept.
 *
 * <p>May use: the kernel, {@code platform}, {@code organize}.
 */
@NullMarked
package io.clientela.organize.internal;

import org.jspecify.annotations.NullMarked;
