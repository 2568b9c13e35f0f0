/** The messages that wait, and the sender that hands each of them over exactly once. */
@NullMarked
package io.clientela.interact.internal.outbox;

import org.jspecify.annotations.NullMarked;
