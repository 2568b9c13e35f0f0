@NullMarked
package io.clientela.differentiate.internal.price;

import org.jspecify.annotations.NullMarked;
