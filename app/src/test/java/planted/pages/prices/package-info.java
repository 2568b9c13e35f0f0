/** Pages of one kind, which use those of another kind that use them. */
@NullMarked
package planted.pages.prices;

import org.jspecify.annotations.NullMarked;
