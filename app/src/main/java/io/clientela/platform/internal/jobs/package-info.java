/**
 * Jobs on PostgreSQL: the queue, the threads that work it off, and who owns what runs.
 *
 * <p>May use: {@code platform}.
 */
@NullMarked
package io.clientela.platform.internal.jobs;

import org.jspecify.annotations.NullMarked;
