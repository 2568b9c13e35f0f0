/**
 * What experiments returned: outcomes read from the ledger, compared by the kernel, kept as runs.
 *
 * <p>May use: {@code internal.experiment}, {@code internal.holdout}, the kernel, {@code platform}.
 */
@NullMarked
package io.clientela.measure.internal.result;

import org.jspecify.annotations.NullMarked;
