/**
 * The pages about what each customer is worth and needs: the picture with the features of customers, the habits of one.
 *
 * <p>May use: {@code differentiate}, {@code organize}, the shell.
 */
@NullMarked
package io.clientela.console.internal.worth;

import org.jspecify.annotations.NullMarked;
