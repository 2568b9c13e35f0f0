/**
 * Finds customers by any fragment of a name, a number, an address, a document.
 *
 * <p>May use: the kernel, {@code platform}, the root of {@code identify} and {@code internal.value}.
 */
@NullMarked
package io.clientela.identify.internal.finding;

import org.jspecify.annotations.NullMarked;
