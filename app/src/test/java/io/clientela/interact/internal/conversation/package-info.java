@NullMarked
package io.clientela.interact.internal.conversation;

import org.jspecify.annotations.NullMarked;
