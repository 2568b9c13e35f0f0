/**
 * The conversations with customers: which wait, the whole conversation over all media, what could not be placed, questions,
 * marks, joint goals, how intense the dialogue is.
 *
 * <p>May use: {@code console.internal.shell}, {@code interact}, {@code identify}, {@code organize}.
 */
@NullMarked
package io.clientela.console.internal.conversations;

import org.jspecify.annotations.NullMarked;
