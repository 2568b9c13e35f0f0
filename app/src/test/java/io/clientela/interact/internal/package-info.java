@NullMarked
package io.clientela.interact.internal;

import org.jspecify.annotations.NullMarked;
