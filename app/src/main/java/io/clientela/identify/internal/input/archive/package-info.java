/**
 * Opens what files are wrapped in: zip, gzip and tar archives, and signed envelopes (CMS, .p7m).
 *
 * <p>May use: {@code kernel.value}, the records of {@code identify.internal.input}.
 */
@NullMarked
package io.clientela.identify.internal.input.archive;

import org.jspecify.annotations.NullMarked;
