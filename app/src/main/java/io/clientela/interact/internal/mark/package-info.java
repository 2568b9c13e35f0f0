/** Marks of messages, by both sides, and the topics that low marks pause. */
@NullMarked
package io.clientela.interact.internal.mark;

import org.jspecify.annotations.NullMarked;
