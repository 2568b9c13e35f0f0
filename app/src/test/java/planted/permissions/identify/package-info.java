/** An offender: a room that is allowed to use one to its right. */
@ApplicationModule(allowedDependencies = {"platform", "console"})
@NullMarked
package planted.permissions.identify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
