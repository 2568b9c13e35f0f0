/**
 * Tables written as files; DuckDB as the writer of Parquet.
 *
 * <p>May use: {@code platform}.
 */
@NullMarked
package io.clientela.platform.internal.export;

import org.jspecify.annotations.NullMarked;
