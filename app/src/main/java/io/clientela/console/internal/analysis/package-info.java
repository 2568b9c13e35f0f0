/**
 * The pages of the ready analyses: each with its figures, pictures and tables, and the named customers behind them.
 *
 * <p>May use: {@code differentiate}, {@code identify}, {@code organize}, the shell.
 */
@NullMarked
package io.clientela.console.internal.analysis;

import org.jspecify.annotations.NullMarked;
