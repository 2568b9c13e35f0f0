/** Calls that somebody is to make. */
@NullMarked
package io.clientela.interact.internal.medium.phone;

import org.jspecify.annotations.NullMarked;
