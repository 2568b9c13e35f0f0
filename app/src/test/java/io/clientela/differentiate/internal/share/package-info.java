@NullMarked
package io.clientela.differentiate.internal.share;

import org.jspecify.annotations.NullMarked;
