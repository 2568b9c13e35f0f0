/**
 * What initiatives return: experiments, the hold-out over all, initiatives as investments.
 *
 * <p>May use: {@code shell}, {@code customers}, {@code measure}.
 */
@NullMarked
package io.clientela.console.internal.returns;

import org.jspecify.annotations.NullMarked;
