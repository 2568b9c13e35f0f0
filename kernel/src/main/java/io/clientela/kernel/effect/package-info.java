/**
 * What a comparison of two arms of customers can show before it is made.
 *
 * <p>May use: {@code kernel.value}.
 */
@NullMarked
package io.clientela.kernel.effect;

import org.jspecify.annotations.NullMarked;
