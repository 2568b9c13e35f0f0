/**
 * The ledger of rewards by double entry, the loyalty programme, what each side gave and got.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}.
 */
@NullMarked
package io.clientela.interact.internal.reward;

import org.jspecify.annotations.NullMarked;
