@NullMarked
package io.clientela.interact.internal.agreement;

import org.jspecify.annotations.NullMarked;
