/** Proves how results stand on pages. */
@NullMarked
package io.clientela.console.internal.returns;

import org.jspecify.annotations.NullMarked;
