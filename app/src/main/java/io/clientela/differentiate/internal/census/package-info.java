/**
 * Counts customers and documents once: their lines as arrays in memory, from which any table of distinct counts is answered in
 * one going through.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}, {@code differentiate} and its picture.
 */
@NullMarked
package io.clientela.differentiate.internal.census;

import org.jspecify.annotations.NullMarked;
