/**
 * Sources in; one customer out of many records; every value with its source; every join explained and undoable.
 *
 * <p>May use: the kernel, {@code platform}.
 */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package io.clientela.identify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
