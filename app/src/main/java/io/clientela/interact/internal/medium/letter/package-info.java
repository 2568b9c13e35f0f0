/** Letters: collected in batches, printed as PDF. */
@NullMarked
package io.clientela.interact.internal.medium.letter;

import org.jspecify.annotations.NullMarked;
