@NullMarked
package io.clientela.interact.internal.outbox;

import org.jspecify.annotations.NullMarked;
