@NullMarked
package io.clientela.interact.internal.mark;

import org.jspecify.annotations.NullMarked;
