/**
 * The pages about the house itself: home, jobs, journal, system.
 *
 * <p>May use: {@code platform}, {@code organize}, the shell.
 */
@NullMarked
package io.clientela.console.internal.house;

import org.jspecify.annotations.NullMarked;
