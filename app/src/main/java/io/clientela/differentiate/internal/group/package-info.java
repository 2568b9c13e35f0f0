/**
 * Groups of customers that are alike: found on the features of the picture, kept run by run, followed from run to run.
 *
 * <p>May use: {@code internal.picture}, the kernel, {@code platform}.
 */
@NullMarked
package io.clientela.differentiate.internal.group;

import org.jspecify.annotations.NullMarked;
