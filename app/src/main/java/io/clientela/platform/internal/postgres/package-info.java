/**
 * The PostgreSQL that Clientela starts itself in its data folder, and the address of the one it is pointed at.
 *
 * <p>May use: {@code platform}.
 */
@NullMarked
package io.clientela.platform.internal.postgres;

import org.jspecify.annotations.NullMarked;
