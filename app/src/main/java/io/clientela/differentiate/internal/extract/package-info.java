/**
 * Data sets taken out as files, as of a past moment, and the door for programs that read by SQL.
 *
 * <p>May use: {@code platform}, the picture's tables, the features.
 */
@NullMarked
package io.clientela.differentiate.internal.extract;

import org.jspecify.annotations.NullMarked;
