/** What nobody else may see. */
@NullMarked
package planted.walls.platform.internal;

import org.jspecify.annotations.NullMarked;
