/**
 * How rows of this room's tables become its records, where several packages read the same ones.
 *
 * <p>May use: {@code interact}.
 */
@NullMarked
package io.clientela.interact.internal.row;

import org.jspecify.annotations.NullMarked;
