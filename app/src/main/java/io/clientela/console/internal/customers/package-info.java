/**
 * The pages about customers: one customer, the list, the search, the report that flips from product to customer.
 *
 * <p>May use: {@code differentiate}, {@code identify}, {@code organize}, the shell.
 */
@NullMarked
package io.clientela.console.internal.customers;

import org.jspecify.annotations.NullMarked;
