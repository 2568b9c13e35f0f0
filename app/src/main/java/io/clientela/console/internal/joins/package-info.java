/**
 * The pages on which a person decides whether two records are one customer, and takes joins back.
 *
 * <p>May use: {@code identify}, {@code organize}, the shell, the pictures of the customers' pages.
 */
@NullMarked
package io.clientela.console.internal.joins;

import org.jspecify.annotations.NullMarked;
