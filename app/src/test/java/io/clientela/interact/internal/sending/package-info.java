@NullMarked
package io.clientela.interact.internal.sending;

import org.jspecify.annotations.NullMarked;
