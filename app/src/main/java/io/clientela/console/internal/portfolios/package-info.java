/**
 * Groups, RFM, the map of value and needs, and the mini-portfolios.
 *
 * <p>May use: the shell, {@code internal.customers} for figures, {@code differentiate}, {@code identify}, {@code organize}.
 */
@NullMarked
package io.clientela.console.internal.portfolios;

import org.jspecify.annotations.NullMarked;
