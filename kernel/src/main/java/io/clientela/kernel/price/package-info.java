/**
 * How quantities answer to prices: the elasticity of a group from the movement of the prices of its articles over time,
 * pooled over groups, with an interval, or the reason why the data cannot tell.
 *
 * <p>May use: {@code kernel.value}.
 */
@NullMarked
package io.clientela.kernel.price;

import org.jspecify.annotations.NullMarked;
