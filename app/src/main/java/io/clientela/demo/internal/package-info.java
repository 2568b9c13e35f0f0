/**
 * How the fictional firm's people, goods, sales and files are made.
 *
 * <p>May use: the kernel, the root of {@code demo}.
 */
@NullMarked
package io.clientela.demo.internal;

import org.jspecify.annotations.NullMarked;
