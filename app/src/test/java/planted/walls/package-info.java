/** Offenders against each wall, planted to prove that the walls' tests can fail. */
@NullMarked
package planted.walls;

import org.jspecify.annotations.NullMarked;
