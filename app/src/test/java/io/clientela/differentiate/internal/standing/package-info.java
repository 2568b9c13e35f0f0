@NullMarked
package io.clientela.differentiate.internal.standing;

import org.jspecify.annotations.NullMarked;
