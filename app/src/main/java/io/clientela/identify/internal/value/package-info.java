/**
 * The identifiers and stated values of customers, checked and brought to one form: VAT numbers, tax codes, phones,
 * e-mails, places, names.
 *
 * <p>May use: the kernel.
 */
@NullMarked
package io.clientela.identify.internal.value;

import org.jspecify.annotations.NullMarked;
