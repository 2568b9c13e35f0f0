/**
 * Who may open which address, how people and programs come in, and what every answer's header says.
 *
 * <p>May use: {@code organize}, {@code interact}, the shell.
 */
@NullMarked
package io.clientela.console.internal.security;

import org.jspecify.annotations.NullMarked;
