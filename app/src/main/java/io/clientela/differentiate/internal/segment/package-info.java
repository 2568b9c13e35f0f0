/**
 * Segments: their rules in two forms, SQL over the picture and a test of one customer, and their members with history.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}, {@code organize}, {@code differentiate} and its picture.
 */
@NullMarked
package io.clientela.differentiate.internal.segment;

import org.jspecify.annotations.NullMarked;
