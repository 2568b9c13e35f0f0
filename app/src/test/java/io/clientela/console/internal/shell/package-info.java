/** Proves the words and the frame of the pages. */
@NullMarked
package io.clientela.console.internal.shell;

import org.jspecify.annotations.NullMarked;
