/**
 * Reads electronic invoices, FatturaPA, UBL and CII, as documents.
 *
 * <p>May use: {@code kernel.value}, the records of {@code identify.internal.input}.
 */
@NullMarked
package io.clientela.identify.internal.input.invoice;

import org.jspecify.annotations.NullMarked;
