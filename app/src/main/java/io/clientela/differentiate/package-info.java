/**
 * What each customer is worth and needs; today's picture of the ledger, the features of each customer.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}, {@code organize}.
 */
@ApplicationModule(allowedDependencies = {"platform", "identify", "organize"})
@NullMarked
package io.clientela.differentiate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
