@NullMarked
package io.clientela.differentiate.internal.tally;

import org.jspecify.annotations.NullMarked;
