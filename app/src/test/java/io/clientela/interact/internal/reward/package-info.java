@NullMarked
package io.clientela.interact.internal.reward;

import org.jspecify.annotations.NullMarked;
