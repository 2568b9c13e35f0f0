/**
 * The words that all rooms share: an amount, a day, a probability, an interval, an outcome, a flaw.
 *
 * <p>May use: the Java platform.
 */
@NullMarked
package io.clientela.kernel.value;

import org.jspecify.annotations.NullMarked;
