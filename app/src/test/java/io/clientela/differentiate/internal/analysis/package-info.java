@NullMarked
package io.clientela.differentiate.internal.analysis;

import org.jspecify.annotations.NullMarked;
