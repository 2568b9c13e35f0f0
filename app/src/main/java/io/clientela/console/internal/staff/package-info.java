/**
 * The pages by which people come in, and the pages about people and keys.
 *
 * <p>May use: {@code organize}, the shell.
 */
@NullMarked
package io.clientela.console.internal.staff;

import org.jspecify.annotations.NullMarked;
