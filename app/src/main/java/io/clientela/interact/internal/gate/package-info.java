/** The one gate before every message: small policies in a fixed order, the first refusal wins. */
@NullMarked
package io.clientela.interact.internal.gate;

import org.jspecify.annotations.NullMarked;
