/**
 * The pages on which files come in: drop, preview, correct, import, mend; and the sources.
 *
 * <p>May use: {@code platform}, {@code identify}, {@code organize}, the shell.
 */
@NullMarked
package io.clientela.console.internal.intake;

import org.jspecify.annotations.NullMarked;
