/** Tests of the joins on a real database. */
@NullMarked
package io.clientela.identify.internal.joining;

import org.jspecify.annotations.NullMarked;
