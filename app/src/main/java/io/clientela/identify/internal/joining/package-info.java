/**
 * Linkage in the database: which records are one customer, kept so that each join can be undone exactly.
 *
 * <p>May use: the kernel, {@code platform}, the root of {@code identify}, {@code internal.value} and {@code
 * internal.card}.
 */
@NullMarked
package io.clientela.identify.internal.joining;

import org.jspecify.annotations.NullMarked;
