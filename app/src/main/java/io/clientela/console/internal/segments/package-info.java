/**
 * The pages about segments: the rule builder, who belongs to a segment and why, the segments of one customer.
 *
 * <p>May use: {@code differentiate}, {@code identify}, {@code organize}, {@code platform}, the shell.
 */
@NullMarked
package io.clientela.console.internal.segments;

import org.jspecify.annotations.NullMarked;
