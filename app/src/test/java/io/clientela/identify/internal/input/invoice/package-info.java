/** Proves the readers of electronic invoices. */
@NullMarked
package io.clientela.identify.internal.input.invoice;

import org.jspecify.annotations.NullMarked;
