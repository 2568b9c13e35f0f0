/** Proves who may open which address. */
@NullMarked
package io.clientela.console.internal.security;

import org.jspecify.annotations.NullMarked;
