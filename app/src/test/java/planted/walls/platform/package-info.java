/** A room on the left that reaches into the one on the right. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package planted.walls.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
