/**
 * Who gets what: choices under limits, with the proof that none is better or how much better one could be.
 *
 * <p>May use: {@code kernel.value} and the Java platform.
 */
@NullMarked
package io.clientela.kernel.choice;

import org.jspecify.annotations.NullMarked;
