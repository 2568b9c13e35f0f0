/**
 * What the commands need beside the rooms: reading records for analysts.
 *
 * <p>May use: the kernel.
 */
@NullMarked
package io.clientela.terminal.internal;

import org.jspecify.annotations.NullMarked;
