@NullMarked
package io.clientela.differentiate.internal.segment;

import org.jspecify.annotations.NullMarked;
