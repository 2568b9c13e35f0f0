/**
 * People, departments, roles: who answers for whom, who may see and send what.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}.
 */
@ApplicationModule(allowedDependencies = {"platform", "identify"})
@NullMarked
package io.clientela.organize;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
