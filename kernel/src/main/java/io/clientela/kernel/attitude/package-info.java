/**
 * What customers say of themselves, and whether they do it: how surely one attitude goes with the next, and who stands where.
 *
 * <p>May use: {@code kernel.value}, {@code kernel.effect}.
 */
@NullMarked
package io.clientela.kernel.attitude;

import org.jspecify.annotations.NullMarked;
