/**
 * Tables in: text tables and workbooks of sales, contacts and products, what their columns mean, and their rows as
 * records.
 *
 * <p>May use: {@code identify.internal.input}, {@code identify.internal.value}, the kernel.
 */
@NullMarked
package io.clientela.identify.internal.input.table;

import org.jspecify.annotations.NullMarked;
