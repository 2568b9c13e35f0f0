@NullMarked
package io.clientela.differentiate.internal.need;

import org.jspecify.annotations.NullMarked;
