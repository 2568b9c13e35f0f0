/** Proves the readers of the firm's files. */
@NullMarked
package io.clientela.identify.internal.input;

import org.jspecify.annotations.NullMarked;
