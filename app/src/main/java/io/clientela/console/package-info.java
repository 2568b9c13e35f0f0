/**
 * Pages, forms and API for staff. No rule of its own, no SQL.
 *
 * <p>May use: the kernel and every room to its left.
 */
@ApplicationModule(allowedDependencies = {"platform", "identify", "organize", "differentiate", "measure", "interact"})
@NullMarked
package io.clientela.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
