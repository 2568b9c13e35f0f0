/** Proves what the forms of agreements offer. */
@NullMarked
package io.clientela.console.internal.agreements;

import org.jspecify.annotations.NullMarked;
