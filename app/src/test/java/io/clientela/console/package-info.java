/** Proves the pages and the doors of the console. */
@NullMarked
package io.clientela.console;

import org.jspecify.annotations.NullMarked;
