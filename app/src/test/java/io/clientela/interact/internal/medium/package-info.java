@NullMarked
package io.clientela.interact.internal.medium;

import org.jspecify.annotations.NullMarked;
