/**
 * The picture: how it is made, how it follows the ledger, how it stands.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}, {@code differentiate} and its features.
 */
@NullMarked
package io.clientela.differentiate.internal.picture;

import org.jspecify.annotations.NullMarked;
