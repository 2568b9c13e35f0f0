/** Sendings: one message plan to many customers, counted before, approved, run and stopped. */
@NullMarked
package io.clientela.interact.internal.sending;

import org.jspecify.annotations.NullMarked;
