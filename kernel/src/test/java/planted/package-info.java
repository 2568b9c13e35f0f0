/** An offender against the kernel's wall, planted to prove that its test can fail. */
@NullMarked
package planted;

import org.jspecify.annotations.NullMarked;
