/**
 * One conversation with each customer, inside an agreement that both sides hold; the one gate before every message, the
 * media, the rewards, the customer's own rights.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}, {@code organize}, {@code differentiate}, {@code measure}.
 */
@ApplicationModule(allowedDependencies = {"platform", "identify", "organize", "differentiate", "measure"})
@NullMarked
package io.clientela.interact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
