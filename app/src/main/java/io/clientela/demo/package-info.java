/**
 * The fictional firm of the demo: makes its files from a seed, as that firm would have them. It imports nothing itself.
 *
 * <p>May use: the kernel, {@code platform}.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.clientela.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
