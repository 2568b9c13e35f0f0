/** Agreements and consents: what each side said, what proves it, and the way out. */
@NullMarked
package io.clientela.interact.internal.agreement;

import org.jspecify.annotations.NullMarked;
