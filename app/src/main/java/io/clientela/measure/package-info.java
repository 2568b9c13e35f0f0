/**
 * What initiatives return, against a hold-out fixed in advance; satisfaction, trust and loyalty beside profit.
 *
 * <p>May use: the kernel, {@code platform}, {@code identify}, {@code organize}, {@code differentiate}.
 */
@ApplicationModule(allowedDependencies = {"platform", "identify", "organize", "differentiate"})
@NullMarked
package io.clientela.measure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
