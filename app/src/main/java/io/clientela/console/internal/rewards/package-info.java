/**
 * The loyalty programme, what is owed, the entries of rewards, what each side gave and got, and the rewards of a customer.
 *
 * <p>May use: {@code shell}, {@code identify}, {@code interact}, {@code organize}.
 */
@NullMarked
package io.clientela.console.internal.rewards;

import org.jspecify.annotations.NullMarked;
