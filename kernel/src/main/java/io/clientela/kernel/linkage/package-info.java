/**
 * Which records speak of the same person or company: comparators, Fellegi-Sunter weights, EM, clusters under
 * constraints.
 *
 * <p>May use: {@code kernel.value}.
 */
@NullMarked
package io.clientela.kernel.linkage;

import org.jspecify.annotations.NullMarked;
