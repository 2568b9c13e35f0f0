/** Tests of posting, on a real PostgreSQL. */
@NullMarked
package io.clientela.identify.internal.posting;

import org.jspecify.annotations.NullMarked;
