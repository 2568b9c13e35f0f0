/** Signed webhooks out; what other programs tell of customers in. */
@NullMarked
package io.clientela.interact.internal.medium.hook;

import org.jspecify.annotations.NullMarked;
