/** The customer's own page: the way in, and his rights; what interact forgets of one who has himself erased. */
@NullMarked
package io.clientela.interact.internal.right;

import org.jspecify.annotations.NullMarked;
