@NullMarked
package io.clientela.interact.internal.right;

import org.jspecify.annotations.NullMarked;
