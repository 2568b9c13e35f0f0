/**
 * The pages about needs and expectations, share of customer and price sensitivity.
 *
 * <p>May use: {@code differentiate}, {@code identify}, {@code organize}, the shell.
 */
@NullMarked
package io.clientela.console.internal.needs;

import org.jspecify.annotations.NullMarked;
