@NullMarked
package io.clientela.differentiate.internal.worth;

import org.jspecify.annotations.NullMarked;
