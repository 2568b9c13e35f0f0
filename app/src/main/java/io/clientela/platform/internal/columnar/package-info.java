/**
 * DuckDB: its memory and threads, its files in the data folder, and the way of rows from PostgreSQL into it.
 *
 * <p>May use: {@code platform} and its own libraries.
 */
@NullMarked
package io.clientela.platform.internal.columnar;

import org.jspecify.annotations.NullMarked;
