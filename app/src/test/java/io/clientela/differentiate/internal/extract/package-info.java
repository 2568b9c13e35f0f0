@NullMarked
package io.clientela.differentiate.internal.extract;

import org.jspecify.annotations.NullMarked;
