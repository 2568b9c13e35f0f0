@NullMarked
package io.clientela.interact.internal.gate;

import org.jspecify.annotations.NullMarked;
