/**
 * What customers need: the stage of a customer's life with the firm, how a need stands after all that happened to it, the
 * share of needs that was met, and what nearly all similar customers buy but one does not.
 *
 * <p>May use: {@code kernel.value}.
 */
@NullMarked
package io.clientela.kernel.need;

import org.jspecify.annotations.NullMarked;
