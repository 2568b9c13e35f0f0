/**
 * The calls that other programs make, under {@code /api/v1}; answers problems as RFC 9457 says.
 *
 * <p>May use: every room to the left of the console.
 */
@NullMarked
package io.clientela.console.internal.api;

import org.jspecify.annotations.NullMarked;
