@NullMarked
package io.clientela.differentiate.internal.feature;

import org.jspecify.annotations.NullMarked;
