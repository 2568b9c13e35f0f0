/** Joint goals with customers, and how important each side holds the relation. */
@NullMarked
package io.clientela.interact.internal.goal;

import org.jspecify.annotations.NullMarked;
