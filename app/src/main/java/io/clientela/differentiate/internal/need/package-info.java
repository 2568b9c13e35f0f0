/**
 * The register of needs, what the purchases show of them, and the groups with what they expect.
 *
 * <p>May use: the kernel, {@code platform}, the picture.
 */
@NullMarked
package io.clientela.differentiate.internal.need;

import org.jspecify.annotations.NullMarked;
