/** A terminal that speaks SQL. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package planted.walls.terminal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
