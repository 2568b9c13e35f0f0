/**
 * The way from what a reader tells into PostgreSQL: recognises documents, records and products, posts batches whole or
 * not at all, and counts so that nothing is lost and nothing doubled.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify} and what its readers tell ({@code internal.input},
 * {@code internal.value}).
 */
@NullMarked
package io.clientela.identify.internal.posting;

import org.jspecify.annotations.NullMarked;
