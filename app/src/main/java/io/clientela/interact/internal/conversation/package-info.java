/** One conversation per customer over all media: what came in is placed, waits, is answered by staff, is rated. */
@NullMarked
package io.clientela.interact.internal.conversation;

import org.jspecify.annotations.NullMarked;
