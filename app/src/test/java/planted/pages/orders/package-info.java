/** Pages of one kind, which use those of another kind that use them. */
@NullMarked
package planted.pages.orders;

import org.jspecify.annotations.NullMarked;
