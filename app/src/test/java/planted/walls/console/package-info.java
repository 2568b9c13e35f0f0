/** A room on the right that looks behind the door of the one on the left, and speaks SQL. */
@ApplicationModule(allowedDependencies = {"platform"})
@NullMarked
package planted.walls.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
