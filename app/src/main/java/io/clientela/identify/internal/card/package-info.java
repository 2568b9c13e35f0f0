/**
 * The customers' cards: which values are shown and why, what each customer bought, lists and reports over them.
 *
 * <p>May use: the kernel, {@code platform}, the root of {@code identify}, {@code internal.value} and {@code
 * internal.finding}.
 */
@NullMarked
package io.clientela.identify.internal.card;

import org.jspecify.annotations.NullMarked;
