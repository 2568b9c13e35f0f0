@NullMarked
package io.clientela.differentiate.internal.picture;

import org.jspecify.annotations.NullMarked;
