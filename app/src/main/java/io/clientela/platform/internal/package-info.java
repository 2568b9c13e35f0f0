/**
 * How the ground is laid: configuration, migrations, jobs, journal.
 *
 * <p>May use: the kernel, {@code platform}.
 */
@NullMarked
package io.clientela.platform.internal;

import org.jspecify.annotations.NullMarked;
