/**
 * The commands of the front door {@code ./clientela}. No rule of its own, no SQL.
 *
 * <p>May use: the kernel, every room, and {@code demo}.
 */
@ApplicationModule(allowedDependencies = {"platform", "identify", "organize", "measure", "interact", "console", "demo"})
@NullMarked
package io.clientela.terminal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
