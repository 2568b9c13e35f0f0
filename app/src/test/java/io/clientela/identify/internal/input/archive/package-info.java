/** Proves that archives and signed files are opened safely. */
@NullMarked
package io.clientela.identify.internal.input.archive;

import org.jspecify.annotations.NullMarked;
