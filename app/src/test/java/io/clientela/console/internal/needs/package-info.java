/** Proves what the tables of needs, shares and prices say. */
@NullMarked
package io.clientela.console.internal.needs;

import org.jspecify.annotations.NullMarked;
